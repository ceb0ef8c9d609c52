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

    /// <summary>In the order of their places.</summary>
    public List<PlannedMark> Marks { get; } = [];

    /// <summary>What the store has prepared of it, for the store alone.</summary>
    public IDisposable? Encoded { get; set; }

    public SpecialWrites Specials { get; } = new();

    public bool IsEmpty => Entries.Count == 0 && Specials.IsEmpty;
}

/// <param name="Debits">What is added.</param>
/// <param name="Credits">What is added.</param>
/// <param name="Lines">How many lines the account has then.</param>
/// <param name="LastPosition">Where the last of them stands.</param>
internal readonly record struct BalanceChange(long AccountId, long Debits, long Credits, long Lines, long LastPosition);

/// <summary>Every so many lines the place of one is noted, see <see cref="Data.HistoryMark"/>.</summary>
internal readonly record struct PlannedMark(long AccountId, long Position);
