using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Leadership;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Tests.Engine;

/// <summary>A posting engine beside the bank's own on the same database, as a second process would have it.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly PostingEngine _engine;
    private readonly IPostingStore _store;

    public EngineUnderTest(LedgerBank bank, Func<IPostingStore, IPostingStore>? around = null, LedgerOptions? options = null, RecentEntries? recent = null)
    {
        _store = (IPostingStore)ActivatorUtilities.CreateInstance(bank.Services, bank.Services.GetRequiredService<IPostingStore>().GetType());
        _engine = new PostingEngine(
            around is null ? _store : around(_store),
            bank.Clock,
            Options.Create(options ?? new LedgerOptions()),
            new WriterRole(),
            new JournalSignal(),
            new PostingHealth(bank.Clock),
            recent ?? new RecentEntries(),
            NullLogger<PostingEngine>.Instance);
    }

    public Task<Result<JournalEntryReceipt>> PostAsync(PostJournalEntry entry) => PostAsync(Requests.For(entry, recordedBy: null));

    public Task<Result<JournalEntryReceipt>> PostAsync(PostingRequest request) => _engine.PostAsync(request, CancellationToken.None);

    public Task StopAsync() => _engine.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        if (_store is IAsyncDisposable asynchronously)
        {
            await asynchronously.DisposeAsync();
        }
        else
        {
            (_store as IDisposable)?.Dispose();
        }
    }
}

/// <summary>Loses connections at random: before a batch is written, or after it has committed and before the answer arrives.</summary>
internal sealed class FaultyStore(IPostingStore store, Random random, double chance) : IPostingStore
{
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
        return new FaultyTurn(this, await store.TakeTurnAsync(reads));
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

    private sealed class FaultyTurn(FaultyStore owner, IPostingTurn turn) : IPostingTurn
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
