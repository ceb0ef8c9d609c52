using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Holds;

/// <summary>A request that places, captures or frees a hold.</summary>
internal sealed class HoldOrder : SpecialOrder
{
    public required HoldChangeKind Kind { get; init; }

    public required Guid HoldId { get; init; }

    /// <summary>Given where the hold is placed; otherwise known when the hold has been found.</summary>
    public long AccountId { get; set; }

    /// <summary>What is to be held, where the hold is placed.</summary>
    public Money Amount { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool ReleasesRemainder { get; init; }

    /// <summary>The hold right after the change. Planned again, it is overwritten.</summary>
    public HoldReceipt? Receipt { get; set; }
}

/// <summary>What the writer knows of a hold, as of the request planned last.</summary>
internal sealed class HoldState
{
    public required Guid HoldId { get; init; }

    public required long AccountId { get; init; }

    public required long Amount { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public long Captured { get; set; }

    public long Released { get; set; }

    public HoldStatus Status { get; set; } = HoldStatus.Open;

    public int Changes { get; set; }

    public long Remaining => Amount - Captured - Released;

    public bool IsExpiredAt(DateTimeOffset now) => ExpiresAt <= now;
}
