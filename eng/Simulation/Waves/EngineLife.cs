using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Leadership;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using DigitalBank.Simulation.Faults;
using DigitalBank.Simulation.Orders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Answer = DigitalBank.Simulation.Orders.Answer;
using LedgerOptions = DigitalBank.Ledger.LedgerOptions;

namespace DigitalBank.Simulation.Waves;

/// <summary>A posting engine from its start to its end, with connections of its own, as a process would have it.</summary>
internal sealed class EngineLife : IAsyncDisposable
{
    private readonly IPostingStore _store;
    private readonly PostingEngine _engine;

    public EngineLife(IServiceProvider bank, TimeProvider clock, Temper temper, Interference interference)
    {
        Interference = interference;
        _store = (IPostingStore)ActivatorUtilities.CreateInstance(bank, bank.GetRequiredService<IPostingStore>().GetType());
        var options = new LedgerOptions
        {
            MaxBatch = temper.MaxBatch,
            QueueLength = temper.QueueLength,
            RememberedAccounts = temper.RememberedAccounts,
            RetrySeconds = temper.RetrySeconds,
        };
        _engine = new PostingEngine(
            new FaultyStore(_store, interference),
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
        Result<JournalEntryReceipt> result = order switch
        {
            EntryOrder { RecordedBy: { } staff } manual => EntryShape.Check(manual.Entry) is { } malformed
                ? malformed
                : await _engine.PostAsync(Requests.For(manual.Entry, staff), CancellationToken.None),
            EntryOrder { Entry: var entry } => await new PostJournalEntryHandler(_engine).Handle(entry, CancellationToken.None),
            ReversalOrder { Command: var command } =>
                await new ReverseJournalEntryHandler(_engine, new Bank()).Handle(command, CancellationToken.None),
            _ => throw new NotSupportedException(),
        };
        return Answer.Of(result);
    }

    /// <summary>Takes no more orders; those taken in are answered.</summary>
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

    /// <summary>The bank's own processes ask.</summary>
    private sealed class Bank : IActor
    {
        public string Subject => "system";

        public ActorKind Kind => ActorKind.System;

        public Guid? PartyId => null;

        public bool Has(Permission permission) => true;
    }
}
