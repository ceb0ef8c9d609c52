using DigitalBank.Ledger.Engine;

namespace DigitalBank.Simulation.Faults;

/// <summary>A store that works, behind a connection that does not always.</summary>
/// <param name="overlaps">
/// Whether the store may be called while another call is under way. SQLite's completes each call before it returns, so there nobody ever does.
/// </param>
internal sealed class FaultyStore(IPostingStore store, Interference interference, bool overlaps) : IPostingStore, IDisposable
{
    private readonly SemaphoreSlim? _alone = overlaps ? null : new SemaphoreSlim(1, 1);

    public async Task<AccountsRead> ReadAccountsAsync(IReadOnlyList<long> accountIds)
    {
        await interference.BeforeAsync("accounts not read");
        return await AloneAsync(() => store.ReadAccountsAsync(accountIds));
    }

    public async Task<IReadOnlyDictionary<Guid, KnownKey>> FindKeysAsync(IReadOnlyList<Guid> keys)
    {
        await interference.BeforeAsync("keys not read");
        return await AloneAsync(() => store.FindKeysAsync(keys));
    }

    public async Task<bool> TryWriteAsync(PostingWrites writes)
    {
        await interference.BeforeAsync("lost before a write");
        interference.MayFail("lost before a write", isWrite: true);
        var written = await AloneAsync(() => store.TryWriteAsync(writes));
        if (written)
        {
            interference.Committed(Commit.Of(writes), "written from memory");
        }
        else
        {
            interference.Count("memory was out of date");
        }

        interference.MayFail("lost after a write, before its answer");
        return written;
    }

    public async Task<IPostingTurn> TakeTurnAsync(TurnReads reads)
    {
        await interference.BeforeAsync("no turn");
        var turn = await AloneAsync(() => store.TakeTurnAsync(reads));
        try
        {
            interference.MayFail("lost in a turn");
            return new FaultyTurn(this, turn);
        }
        catch (IOException)
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    public void Encode(PostingWrites writes) => store.Encode(writes);

    public void Dispose() => _alone?.Dispose();

    public bool BlamesContent(Exception exception) => exception is ContentRefusedException || store.BlamesContent(exception);

    private async Task<T> AloneAsync<T>(Func<Task<T>> call)
    {
        if (_alone is null)
        {
            return await call();
        }

        await _alone.WaitAsync();
        try
        {
            return await call();
        }
        finally
        {
            _alone.Release();
        }
    }

    private void MayFail(string call, bool isWrite = false) => interference.MayFail(call, isWrite);

    private void Committed(PostingWrites writes) => interference.Committed(Commit.Of(writes), "written in turn");

    private sealed class FaultyTurn(FaultyStore owner, IPostingTurn turn) : IPostingTurn
    {
        public AccountsRead Accounts => turn.Accounts;

        public IReadOnlyDictionary<Guid, KnownKey> Keys => turn.Keys;

        public HoldsRead Holds => turn.Holds;

        public IReadOnlyDictionary<long, OriginalEntry> Originals => turn.Originals;

        public async Task CommitAsync(PostingWrites writes)
        {
            owner.MayFail("lost before a commit", isWrite: true);
            await turn.CommitAsync(writes);
            owner.Committed(writes);
            owner.MayFail("lost after a commit, before its answer");
        }

        public ValueTask DisposeAsync() => turn.DisposeAsync();
    }
}
