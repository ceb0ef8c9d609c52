using DigitalBank.Ledger.Contracts.Holds;

namespace DigitalBank.Ledger.Engine;

/// <summary>What one batch writes beyond entries: nothing, for nearly every batch.</summary>
internal sealed class SpecialWrites
{
    /// <summary>Entries that came of a request that asked for more than the entry says.</summary>
    public List<PostingRequest> Entries { get; } = [];

    public List<HoldWrite> Placed { get; } = [];

    /// <summary>Holds of earlier batches as they are now.</summary>
    public List<HoldWrite> Changed { get; } = [];

    public List<HoldChangeWrite> Changes { get; } = [];

    /// <summary>By account id, ascending.</summary>
    public List<HeldWrite> Held { get; } = [];

    public bool IsEmpty => Entries.Count == 0 && Changes.Count == 0;

    public void Clear()
    {
        Entries.Clear();
        Placed.Clear();
        Changed.Clear();
        Changes.Clear();
        Held.Clear();
    }
}

/// <summary>A hold as it will stand in its table; what a placing alone knows is null in a later change.</summary>
internal sealed record HoldWrite(
    Guid HoldId,
    long AccountId,
    long Amount,
    long Captured,
    long Released,
    HoldStatus Status,
    int Changes,
    DateTimeOffset? ExpiresAt,
    PostingRequest? PlacedBy);

internal sealed record HoldChangeWrite(
    Guid HoldId, int Sequence, HoldChangeKind Kind, long Amount, long Released, long? EntryId, Guid IdempotencyKey, byte[] RequestHash);

/// <summary>What is held on an account after the batch: a total, not a difference.</summary>
internal readonly record struct HeldWrite(long AccountId, long Held);
