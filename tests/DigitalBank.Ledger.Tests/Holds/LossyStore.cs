using DigitalBank.Ledger.Engine;

namespace DigitalBank.Ledger.Tests.Holds;

/// <summary>Loses connections at random: before a batch is written, or after it has committed and before the answer arrives.</summary>
internal sealed class LossyStore(IPostingStore store, Random random, double chance) : IPostingStore
{
    public void Encode(PostingWrites writes) => store.Encode(writes);

    public async Task<AccountsRead> ReadAccountsAsync(IReadOnlyList<long> accountIds)
    {
        MayFail();
        return await store.ReadAccountsAsync(accountIds);
    }

    public Task<IReadOnlyDictionary<Guid, KnownKey>> FindKeysAsync(IReadOnlyList<Guid> keys) => store.FindKeysAsync(keys);

    public async Task<bool> TryWriteAsync(PostingWrites writes)
    {
        MayFail();
        var written = await store.TryWriteAsync(writes);
        MayFail();
        return written;
    }

    public async Task<IPostingTurn> TakeTurnAsync(TurnReads reads)
    {
        MayFail();
        return new LossyTurn(this, await store.TakeTurnAsync(reads));
    }

    public bool BlamesContent(Exception exception) => store.BlamesContent(exception);

    private void MayFail()
    {
        lock (random)
        {
            if (random.NextDouble() < chance)
            {
                throw new IOException("The connection was lost.");
            }
        }
    }

    private sealed class LossyTurn(LossyStore owner, IPostingTurn turn) : IPostingTurn
    {
        public AccountsRead Accounts => turn.Accounts;

        public IReadOnlyDictionary<Guid, KnownKey> Keys => turn.Keys;

        public IReadOnlyDictionary<long, OriginalEntry> Originals => turn.Originals;

        public HoldsRead Holds => turn.Holds;

        public async Task CommitAsync(PostingWrites writes)
        {
            owner.MayFail();
            await turn.CommitAsync(writes);
            owner.MayFail();
        }

        public ValueTask DisposeAsync() => turn.DisposeAsync();
    }
}
