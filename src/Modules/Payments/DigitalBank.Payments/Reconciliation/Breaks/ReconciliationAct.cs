namespace DigitalBank.Payments.Reconciliation.Breaks;

internal enum ReconciliationActKind
{
    Assigned = 1,

    Matched = 2,

    Unmatched = 3,
}

/// <summary>What a member of staff did with a break, kept for whoever asks later. Never changed.</summary>
internal sealed class ReconciliationAct
{
    private ReconciliationAct()
    {
    }

    public Guid Id { get; private init; }

    public ReconciliationActKind Kind { get; private init; }

    public long LedgerAccountId { get; private init; }

    /// <summary>The item, where it is about one.</summary>
    public Guid? ItemId { get; private init; }

    /// <summary>The match that was made or undone.</summary>
    public Guid? MatchId { get; private init; }

    public string DoneBy { get; private init; } = string.Empty;

    public DateTimeOffset DoneAt { get; private init; }

    public string Reason { get; private init; } = string.Empty;

    /// <param name="item">The item, or any one of a match.</param>
    public static ReconciliationAct Of(
        ReconciliationActKind kind, ReconciliationItem item, Guid? matchId, string doneBy, string reason, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            LedgerAccountId = item.LedgerAccountId,
            ItemId = matchId is null ? item.Id : null,
            MatchId = matchId,
            DoneBy = doneBy,
            DoneAt = now,
            Reason = reason,
        };
}
