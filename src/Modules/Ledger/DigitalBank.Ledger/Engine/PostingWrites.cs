namespace DigitalBank.Ledger.Engine;

/// <summary>What one batch writes: entries in commit order, their lines, and what they add to the accounts' totals.</summary>
internal sealed class PostingWrites
{
    /// <summary>The head that the batch was planned upon.</summary>
    public Head Before { get; set; }

    /// <summary>The head that it leaves.</summary>
    public Head After { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public List<PostingRequest> Entries { get; } = [];

    public int LineCount { get; set; }

    /// <summary>By account id, ascending.</summary>
    public List<BalanceChange> Balances { get; } = [];

    /// <summary>What the store has prepared of it, for the store alone.</summary>
    public IDisposable? Encoded { get; set; }

    public SpecialWrites Specials { get; } = new();

    public bool IsEmpty => Entries.Count == 0 && Specials.IsEmpty;
}

internal readonly record struct BalanceChange(long AccountId, long Debits, long Credits);
