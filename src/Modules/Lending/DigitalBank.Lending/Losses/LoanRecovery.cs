namespace DigitalBank.Lending.Losses;

/// <summary>Money that came for a loan which had been given up. Decided before it is booked, so that a crash cannot take it twice.</summary>
internal sealed class LoanRecovery
{
    public required Guid Id { get; init; }

    public required Guid LoanId { get; init; }

    /// <summary>Who asked for it under which key.</summary>
    public required Guid Key { get; init; }

    /// <summary>The customer's account from which it comes.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The business date on which it counts.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>Why the customer's account is debited, for whoever asks years later.</summary>
    public required string Reason { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public bool IsBooked { get; set; }
}
