using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Holds;

/// <summary>One hold with everything that happened to it.</summary>
public sealed record GetHold(Guid HoldId) : IQuery<HoldView>;

/// <summary>Holds of an account, the oldest first.</summary>
/// <param name="OnlyOpen">Leaves out those that hold nothing any more.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
/// <param name="Limit">1 to 500.</param>
public sealed record ListHolds(long LedgerAccountId, bool OnlyOpen, HoldPosition? After, int Limit) : IQuery<HoldList>;

/// <summary>A hold's place in the list of its account.</summary>
public sealed record HoldPosition(DateTimeOffset PlacedAt, Guid HoldId);

/// <param name="Next">Where the next page begins, or null at the end.</param>
public sealed record HoldList(IReadOnlyList<HoldView> Holds, HoldPosition? Next);

/// <param name="Status">As recorded: a hold stays open from its expiry until the bank has freed it, a minute later at most.</param>
/// <param name="Changes">Oldest first; empty in lists.</param>
public sealed record HoldView(
    Guid HoldId,
    long LedgerAccountId,
    Money Amount,
    Money Captured,
    Money Released,
    Money Remaining,
    HoldStatus Status,
    string Source,
    string SourceReference,
    string EventCode,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<HoldChangeView> Changes);

/// <summary>One thing that happened to a hold.</summary>
/// <param name="Amount">What was placed, captured, released or expired.</param>
/// <param name="Released">What a capture freed besides.</param>
/// <param name="EntryId">The entry of a capture.</param>
public sealed record HoldChangeView(int Sequence, HoldChangeKind Kind, Money Amount, Money Released, long? EntryId, DateTimeOffset RecordedAt);

public enum HoldChangeKind
{
    Placed = 1,
    Captured = 2,
    Released = 3,
    Expired = 4,
}
