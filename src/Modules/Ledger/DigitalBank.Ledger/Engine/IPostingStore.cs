using DigitalBank.Ledger.Holds;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// The few statements of the posting engine, one implementation per kind of database. Whoever changes a balance or an account's
/// conditions replaces the head's token in the same transaction; a batch planned upon an older token does not commit.
/// </summary>
internal interface IPostingStore
{
    /// <summary>Reads accounts and the head in one snapshot, without locks. Unknown ids are left out.</summary>
    Task<AccountsRead> ReadAccountsAsync(IReadOnlyList<long> accountIds);

    /// <summary>The keys among these that have been used.</summary>
    Task<IReadOnlyDictionary<Guid, KnownKey>> FindKeysAsync(IReadOnlyList<Guid> keys);

    /// <summary>
    /// Prepares what a batch that is still growing is going to write, as far as it pays to do that ahead. Called from time to time, also
    /// while another batch is being written.
    /// </summary>
    void Encode(PostingWrites writes)
    {
        // Most stores have nothing to gain ahead of the write.
    }

    /// <summary>Commits a planned batch if the head still carries the token that it was planned upon.</summary>
    /// <returns>False when nothing was written: the head has moved on or a key is taken. Plan again in a turn.</returns>
    Task<bool> TryWriteAsync(PostingWrites writes);

    /// <summary>Locks the head, so that nobody else posts, and reads what a batch needs in order to be planned with certainty.</summary>
    Task<IPostingTurn> TakeTurnAsync(TurnReads reads);

    /// <summary>Whether the database objects to what was to be written, rather than being out of reach; trying again is no use then.</summary>
    bool BlamesContent(Exception exception);
}

/// <summary>The writer's exclusive turn: a transaction that holds the head. Disposing it without a commit undoes it.</summary>
internal interface IPostingTurn : IAsyncDisposable
{
    /// <summary>The accounts asked for and those of the entries to be reversed, with the locked head.</summary>
    AccountsRead Accounts { get; }

    IReadOnlyDictionary<Guid, KnownKey> Keys { get; }

    /// <summary>The holds asked for, with their accounts.</summary>
    HoldsRead Holds { get; }

    /// <summary>The entries that reversals of the batch want to correct, by id.</summary>
    IReadOnlyDictionary<long, OriginalEntry> Originals { get; }

    Task CommitAsync(PostingWrites writes);
}

/// <summary>Where the journal ends. The token is a random number, new with every change.</summary>
/// <param name="ClosedThrough">The last booking date that takes no more entries; changing it replaces the token.</param>
internal readonly record struct Head(long LastEntryId, long Token, DateOnly? ClosedThrough);

internal sealed record AccountsRead(Head Head, IReadOnlyList<AccountState> Accounts);

internal sealed record HoldsRead(IReadOnlyList<HoldState> Holds, IReadOnlyList<AccountState> Accounts)
{
    public static readonly HoldsRead None = new([], []);
}

/// <param name="HoldIds">Empty for nearly every batch; then nothing is asked about holds.</param>
internal sealed record TurnReads(
    IReadOnlyList<long> AccountIds, IReadOnlyList<Guid> Keys, IReadOnlyList<long> OriginalIds, IReadOnlyList<Guid> HoldIds);

/// <summary>An entry that is to be reversed.</summary>
internal sealed record OriginalEntry(long EntryId, bool IsReversal, bool IsReversed, List<OriginalLine> Lines);

internal sealed record OriginalLine(long AccountId, Contracts.Journal.Side Side, long Amount, string CurrencyCode, DateOnly ValueDate);
