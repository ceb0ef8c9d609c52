using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Holds;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Leadership;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using DigitalBank.Simulation.Faults;
using DigitalBank.Simulation.Orders;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Answer = DigitalBank.Simulation.Orders.Answer;
using LedgerOptions = DigitalBank.Ledger.LedgerOptions;

namespace DigitalBank.Simulation.Waves;

/// <summary>A posting engine from its start to its end, with connections of its own, as a process would have it.</summary>
internal sealed class EngineLife : IAsyncDisposable
{
    private readonly IServiceProvider _bank;
    private readonly IPostingStore _store;
    private readonly FaultyStore _faulty;
    private readonly PostingEngine _engine;

    public EngineLife(IServiceProvider bank, TimeProvider clock, Temper temper, Interference interference)
    {
        Interference = interference;
        _bank = bank;
        _store = (IPostingStore)ActivatorUtilities.CreateInstance(bank, bank.GetRequiredService<IPostingStore>().GetType());
        var options = new LedgerOptions
        {
            MaxBatch = temper.MaxBatch,
            QueueLength = temper.QueueLength,
            RememberedAccounts = temper.RememberedAccounts,
            RetrySeconds = temper.RetrySeconds,
        };
        _faulty = new FaultyStore(_store, interference, overlaps: TestDatabase.Provider != "Sqlite");
        _engine = new PostingEngine(
            _faulty,
            clock,
            Options.Create(options),
            new WriterRole { IsLeader = true },
            new JournalSignal(),
            new PostingHealth(clock),
            new RecentEntries(),
            NullLogger<PostingEngine>.Instance);
    }

    public Interference Interference { get; }

    /// <summary>Asks as the bank's own handlers do. The order is in the engine's queue when this returns.</summary>
    public async Task<Answer> AskAsync(Order order)
    {
        await using var scope = _bank.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        var holds = new HoldReader(db);
        switch (order)
        {
            case EntryOrder { Entry: var entry, RecordedBy: var staff }:
                return Answer.Of(EntryShape.Check(entry) is { } malformed ? malformed : await PostAsync(Requests.For(entry, staff)));
            case ReversalOrder { Command: var command }:
                return Answer.Of(await new ReverseJournalEntryHandler(_engine, new Bank()).Handle(command, CancellationToken.None));
            case PlaceOrder { Command: var command }:
                return Of(command.HoldId, await new PlaceHoldHandler(_engine, holds).Handle(command, CancellationToken.None));
            case CaptureOrder { Command: var command, RecordedBy: var staff }:
                return Answer.Of(HoldShape.Check(command) is { } broken ? broken : await PostAsync(HoldRequests.For(command, staff)));
            case ReleaseOrder { Command: var command }:
                return Of(command.IdempotencyKey, await new ReleaseHoldHandler(_engine, holds).Handle(command, CancellationToken.None));
            case ExpiryOrder { HoldId: var holdId }:
                return Answer.Of(await PostAsync(HoldRequests.ExpiryOf(holdId)));
            case UpToOrder { Command: var command }:
                return Answer.Of(
                    await new PostUpToHandler(_engine, new MovedAmount(db)).Handle(command, CancellationToken.None),
                    done => [new Effect(done.IdempotencyKey, done.EntryId, done.RecordedAt, done.Moved.MinorUnits)]);
            case Chain chain:
                var linked = new PostLinkedEntriesHandler(_engine, new LinkedReceipts(db, holds, new MovedAmount(db)));
                return Answer.Of(await linked.Handle(Chains.CommandOf(chain), CancellationToken.None), done => Chains.EffectsOf(chain, done));
            default:
                throw new NotSupportedException();
        }
    }

    /// <summary>Takes no more orders; those taken in are answered.</summary>
    public Task StopAsync() => _engine.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _faulty.Dispose();
        if (_store is IAsyncDisposable asynchronously)
        {
            await asynchronously.DisposeAsync();
        }
        else
        {
            (_store as IDisposable)?.Dispose();
        }
    }

    private Task<Result<JournalEntryReceipt>> PostAsync(PostingRequest request) => _engine.PostAsync(request, CancellationToken.None);

    private static Answer Of(Guid key, Result<HoldReceipt> result) =>
        Answer.Of(result, hold => [new Effect(key, 0, hold.RecordedAt, Hold: hold)]);

    /// <summary>The bank's own processes ask.</summary>
    private sealed class Bank : IActor
    {
        public string Subject => "system";

        public ActorKind Kind => ActorKind.System;

        public Guid? PartyId => null;

        public bool Has(Permission permission) => true;
    }
}
