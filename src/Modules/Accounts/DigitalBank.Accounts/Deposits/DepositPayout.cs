namespace DigitalBank.Accounts.Deposits;

/// <summary>
/// What leaves a deposit at the end of a term. Saved first, then booked under a key that follows from deposit and term; so each term is paid
/// out once, at maturity or early.
/// </summary>
internal sealed class DepositPayout
{
    public required Guid DepositId { get; init; }

    public required int TermNumber { get; init; }

    public required PayoutKind Kind { get; init; }

    /// <summary>Minor units that the customer gets.</summary>
    public required long Amount { get; init; }

    /// <summary>
    /// Interest that the customer gives back, minor units; only when closed early. A cent below zero where rounding was for the bank.
    /// </summary>
    public long Penalty { get; init; }

    /// <summary>Tax on that interest, minor units, which the bank had kept back.</summary>
    public long TaxReturned { get; init; }

    public required DateOnly ValueDate { get; set; }

    /// <summary>The bank day on which it is booked. It moves on as long as the ledger refuses.</summary>
    public required DateOnly BookingDate { get; set; }

    public bool IsBooked { get; set; }

    public long? EntryId { get; set; }

    public bool IsNothing => Amount == 0 && Penalty == 0 && TaxReturned == 0;

    /// <summary>
    /// Books it on a later day. What was due at maturity keeps the value date of maturity; an early closing takes effect when it is booked.
    /// </summary>
    public void MoveTo(DateOnly day)
    {
        BookingDate = day > BookingDate ? day : BookingDate;
        ValueDate = Kind == PayoutKind.Early ? BookingDate : ValueDate;
    }
}

internal enum PayoutKind
{
    Maturity = 1,

    /// <summary>Interest of a term whose principal is rolled over.</summary>
    Interest = 2,

    Early = 3,
}

/// <summary>One payment into a recurring deposit.</summary>
internal sealed class DepositInstalment
{
    public required Guid DepositId { get; init; }

    /// <summary>Counts from 1; the first is paid when the deposit is opened.</summary>
    public required int Number { get; init; }

    public required DateOnly DueDate { get; init; }

    /// <summary>The last day on which the bank tries to collect it.</summary>
    public required DateOnly GraceUntil { get; init; }

    public required long Amount { get; init; }

    public required InstalmentStatus Status { get; set; }

    /// <summary>The day on which it was booked; its value date.</summary>
    public DateOnly? PaidOn { get; set; }

    /// <summary>How often it could not be collected.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? LastCode { get; set; }

    public bool IsGivenUpOn(DateOnly today) => Attempts > 0 && today > GraceUntil;
}

internal enum InstalmentStatus
{
    Due = 1,
    Paid = 2,

    /// <summary>Not paid within the grace days; it is not collected any more.</summary>
    Missed = 3,

    /// <summary>The ledger is asked for it; until its answer is noted the deposit does not end.</summary>
    Collecting = 4,
}
