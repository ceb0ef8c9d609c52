using System.Globalization;
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
public sealed record HoldPosition(DateTimeOffset PlacedAt, Guid HoldId)
{
    /// <summary>Reads a cursor.</summary>
    /// <param name="text">What <see cref="ToString"/> wrote; empty for the first page.</param>
    /// <returns>False when it is not one.</returns>
    public static bool TryParse(string? text, out HoldPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var parts = text.Split('.');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(parts[1], "N", out var holdId))
        {
            position = new HoldPosition(new DateTimeOffset(ticks, TimeSpan.Zero), holdId);
        }

        return position is not null;
    }

    /// <summary>The position as the cursor of a list over HTTP.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PlacedAt.UtcTicks}.{HoldId:N}");
}

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
