using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Reconciliation.Breaks;

internal enum WriteOffStatus
{
    Proposed = 1,

    /// <summary>A second person has agreed; the entry is on its way.</summary>
    Approved = 2,

    Booked = 3,

    Rejected = 4,
}

/// <summary>One person's wish to give up a break, what a second one said, and the entry that took it away.</summary>
internal sealed class WriteOff
{
    private WriteOff()
    {
    }

    public Guid Id { get; private init; }

    public Guid ItemId { get; private init; }

    /// <summary>The item as long as nobody has refused; unique, so that a break is given up once.</summary>
    public Guid? OpenForItemId { get; private set; }

    public long LedgerAccountId { get; private init; }

    public string AccountCode { get; private init; } = string.Empty;

    public string CurrencyCode { get; private init; } = string.Empty;

    public ReconciliationSide Side { get; private init; }

    /// <summary>Of the break, in minor units; above zero is money that came in.</summary>
    public long AmountMinor { get; private init; }

    /// <summary>Code of the account that takes the loss or the gain.</summary>
    public string CounterAccountCode { get; private init; } = string.Empty;

    public string Reason { get; private init; } = string.Empty;

    public string ProposedBy { get; private init; } = string.Empty;

    public DateTimeOffset ProposedAt { get; private init; }

    public WriteOffStatus Status { get; private set; } = WriteOffStatus.Proposed;

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public long? EntryId { get; private set; }

    public int Version { get; private set; }

    /// <summary>
    /// Minor units by which our account changes, debits above zero: what only the other bank has is booked here as well, and what only we
    /// have is taken back.
    /// </summary>
    public long ChangeMinor => Side == ReconciliationSide.Statement ? AmountMinor : -AmountMinor;

    public static WriteOff Of(ReconciliationItem item, string counterAccountCode, string reason, string proposedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ItemId = item.Id,
        OpenForItemId = item.Id,
        LedgerAccountId = item.LedgerAccountId,
        AccountCode = item.AccountCode,
        CurrencyCode = item.CurrencyCode,
        Side = item.Side,
        AmountMinor = item.AmountMinor,
        CounterAccountCode = counterAccountCode,
        Reason = reason,
        ProposedBy = proposedBy,
        ProposedAt = now,
    };

    /// <summary>Two pairs of eyes: whoever proposed cannot decide.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? Decide(bool isApproved, string reason, string decider, DateTimeOffset now)
    {
        if (decider == ProposedBy)
        {
            return PaymentsErrors.OwnWriteOff;
        }

        if (Status != WriteOffStatus.Proposed)
        {
            return PaymentsErrors.WriteOffDecided;
        }

        (Status, DecidedBy, DecisionReason, DecidedAt) = (isApproved ? WriteOffStatus.Approved : WriteOffStatus.Rejected, decider, reason, now);
        OpenForItemId = isApproved ? ItemId : null;
        Version++;
        return null;
    }

    public void Booked(long entryId) => (Status, EntryId, Version) = (WriteOffStatus.Booked, entryId, Version + 1);
}
