namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// One line of a nostro account as one side sees it: the correspondent's statement or our ledger. Items with the same match id are
/// the same money; an item without one is a break, and stays one until its counterpart comes.
/// </summary>
internal sealed class ReconciliationItem
{
    public Guid Id { get; init; }

    public long LedgerAccountId { get; init; }

    public string NostroCode { get; init; } = string.Empty;

    public ReconciliationSide Side { get; init; }

    /// <summary>The statement it came with, on the correspondent's side.</summary>
    public Guid? StatementId { get; init; }

    /// <summary>Place among the statement's items, counted from 1; 0 is the opening balance.</summary>
    public long? Position { get; init; }

    /// <summary>The ledger entry, on our side.</summary>
    public long? EntryId { get; init; }

    public int? LineNumber { get; init; }

    /// <summary>Minor units; above zero is money that came in, below zero money that left.</summary>
    public long AmountMinor { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    public DateOnly BookingDate { get; init; }

    public string? Uetr { get; init; }

    public string? EndToEndId { get; init; }

    public string? InstructionId { get; init; }

    /// <summary>Our own reference of the payment, which a correspondent may give back as transaction id.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The correspondent's reference of its booking.</summary>
    public string? ServicerReference { get; init; }

    public Guid? PaymentOrderId { get; init; }

    /// <summary>Takes back an earlier line of the same payment that the correspondent never booked: it shows neither.</summary>
    public bool TakesBack { get; init; }

    public Guid? MatchId { get; private set; }

    public MatchRule? Rule { get; private set; }

    public DateTimeOffset? MatchedAt { get; private set; }

    /// <summary>Why it has no counterpart; null once it has.</summary>
    public BreakReason? Reason { get; private set; }

    /// <summary>Member of staff who looks after the break.</summary>
    public string? Owner { get; private set; }

    public string? Note { get; private set; }

    public int Version { get; private set; }

    public void Match(Guid matchId, MatchRule rule, DateTimeOffset now)
    {
        MatchId = matchId;
        Rule = rule;
        MatchedAt = now;
        Reason = null;
        Version++;
    }

    public void Break(BreakReason reason)
    {
        if (Reason != reason)
        {
            Reason = reason;
            Version++;
        }
    }

    public void Assign(string owner, string? note)
    {
        Owner = owner;
        Note = note;
        Version++;
    }
}

internal enum ReconciliationSide
{
    /// <summary>The correspondent's statement.</summary>
    Statement = 1,

    /// <summary>Our ledger.</summary>
    Ledger = 2,
}

/// <summary>What two matched items have in common, the strongest first; amount and direction always agree.</summary>
internal enum MatchRule
{
    Uetr = 1,
    TransactionId = 2,
    InstructionId = 3,
    EndToEndId = 4,

    /// <summary>Nothing but the amount, within the date window.</summary>
    AmountAndDate = 5,

    /// <summary>Two lines of our ledger that cancel each other: the payment left, and the correspondent did not take it.</summary>
    TakenBack = 6,
}

internal enum BreakReason
{
    /// <summary>The correspondent booked something that our ledger doesn't have.</summary>
    NotInLedger = 1,

    /// <summary>Our ledger has something that the correspondent hasn't booked.</summary>
    NotInStatement = 2,

    /// <summary>The other side has the same reference with another amount.</summary>
    AmountDiffers = 3,

    /// <summary>The other side has it once, and that one is matched already.</summary>
    Duplicate = 4,

    /// <summary>The statement doesn't begin where the one before ended.</summary>
    OpeningBalance = 5,
}
