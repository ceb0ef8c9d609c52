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

    public EngineUnderTest(
        LedgerBank bank, LedgerOptions? options = null, RecentEntries? recent = null, Func<IPostingStore, IPostingStore>? around = null)
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
