namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// One line of a reconciled account as one side sees it: the other bank's statement or our ledger. Items with the same match id are
/// the same money; an item without one is a break, and stays one until its counterpart comes.
/// </summary>
internal sealed class ReconciliationItem
{
    private bool _isChanged;

    public Guid Id { get; init; }

    public long LedgerAccountId { get; init; }

    public string AccountCode { get; init; } = string.Empty;

    public ReconciliationSide Side { get; init; }

    /// <summary>The statement or notification it came with first, on the other bank's side.</summary>
    public Guid? StatementId { get; init; }

    /// <summary>Place among the statement's items, counted from 1; 0 is the opening balance.</summary>
    public long? Position { get; init; }

    /// <summary>The statement that has it; null for one that was only notified yet, and on our side.</summary>
    public Guid? StatedInId { get; private set; }

    /// <summary>The ledger entry, on our side.</summary>
    public long? EntryId { get; init; }

    public int? LineNumber { get; init; }

    /// <summary>On our side, the account's balance after this line, counted as <see cref="AmountMinor"/> is.</summary>
    public long? BalanceAfterMinor { get; init; }

    /// <summary>Minor units; above zero is money that came in, below zero money that left.</summary>
    public long AmountMinor { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    public DateOnly BookingDate { get; init; }

    public string? Uetr { get; init; }

    public string? EndToEndId { get; init; }

    public string? InstructionId { get; init; }

    /// <summary>Our own reference of the payment, which a correspondent may give back as transaction id.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The message that a whole set of payments left with, which a correspondent may book as one.</summary>
    public string? BatchReference { get; init; }

    /// <summary>Further references, in the form in which they are compared, with a blank between them.</summary>
    public string? TextReferences { get; init; }

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

    /// <summary>What a match within a tolerance left over: the match.</summary>
    public Guid? LeftOverOf { get; init; }

    /// <summary>The write-off that takes it away; nothing else may match it then. On our side also the line that did.</summary>
    public Guid? WriteOffId { get; private set; }

    /// <summary>A person has parted it from its counterpart, so that only a person may match it again.</summary>
    public bool IsMatchedByHandOnly { get; private set; }

    /// <summary>Member of staff who looks after the break.</summary>
    public string? Owner { get; private set; }

    public string? Note { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => MatchId is null;

    /// <summary>A notification told it, and no statement has it yet.</summary>
    public bool IsOnlyNotified => Side == ReconciliationSide.Statement && StatementId is not null && StatedInId is null;

    /// <summary>Whether it differs from what was read.</summary>
    public bool IsChanged => _isChanged;

    /// <summary>Whether the engine may look for its counterpart.</summary>
    public bool MayBeMatched => IsOpen && WriteOffId is null && !IsMatchedByHandOnly
        && Reason is not (BreakReason.OpeningBalance or BreakReason.Tolerated);

    public void Match(Guid matchId, MatchRule rule, DateTimeOffset now)
    {
        MatchId = matchId;
        Rule = rule;
        MatchedAt = now;
        Reason = null;
        Changed();
    }

    /// <summary>Open again, and for people to match.</summary>
    public void Unmatch()
    {
        MatchId = null;
        Rule = null;
        MatchedAt = null;
        IsMatchedByHandOnly = true;
        Reason = Side == ReconciliationSide.Statement ? BreakReason.NotInLedger : BreakReason.NotInStatement;
        Changed();
    }

    public void Break(BreakReason reason)
    {
        if (Reason != reason)
        {
            Reason = reason;
            Changed();
        }
    }

    public void Assign(string owner, string? note)
    {
        Owner = owner;
        Note = note;
        Changed();
    }

    /// <summary>The statement has what was notified before.</summary>
    public void BeStatedIn(Guid statementId)
    {
        StatedInId = statementId;
        Changed();
    }

    public void BeWrittenOffBy(Guid? writeOffId)
    {
        WriteOffId = writeOffId;
        Changed();
    }

    // Once for all changes between being read and being saved, as the rows that are written in bulk have it.
    private void Changed()
    {
        Version += _isChanged ? 0 : 1;
        _isChanged = true;
    }
}

internal enum ReconciliationSide
{
    /// <summary>The correspondent's statement.</summary>
    Statement = 1,

    /// <summary>Our ledger.</summary>
    Ledger = 2,
}

/// <summary>What two matched items have in common, the strongest first; direction and currency always agree, and amounts but for a tolerance.</summary>
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

    /// <summary>A reference of one kind here is one of another kind there, or stands in the text for the payee.</summary>
    Reference = 7,

    /// <summary>One entry of the statement for several lines of our ledger that share a reference with it.</summary>
    OneToMany = 8,

    /// <summary>Several entries of the statement for one line of our ledger that shares a reference with them.</summary>
    ManyToOne = 9,

    /// <summary>A reference agrees, and the amounts but for a small difference, which stays open by itself.</summary>
    WithinTolerance = 10,

    /// <summary>Lines of a suspense account with one reference that come to nothing together.</summary>
    Cleared = 11,

    /// <summary>A person said so.</summary>
    ByHand = 12,

    /// <summary>Two people gave it up, and an entry took it away.</summary>
    WrittenOff = 13,

    /// <summary>A statement came late and fills a gap between two others.</summary>
    GapClosed = 14,
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

    /// <summary>More than one item could be its counterpart; a person has to say which.</summary>
    Ambiguous = 6,

    /// <summary>The small difference that a match within a tolerance left.</summary>
    Tolerated = 7,
}
