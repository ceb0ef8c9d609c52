using System.Collections.Concurrent;
using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalBank.Ledger.Tests.Events;

/// <summary>Remembers what it is told, and does what the test wants right afterwards.</summary>
internal sealed class ToldSubscriber(string name, Action? afterwards = null) : IJournalSubscriber
{
    public string Name => name;

    public ConcurrentQueue<BookedEntry> Told { get; } = new();

    public Action? Afterwards { get; set; } = afterwards;

    public Task HandleAsync(IReadOnlyList<BookedEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            Told.Enqueue(entry);
        }

        Afterwards?.Invoke();
        return Task.CompletedTask;
    }
}

/// <summary>A dispatcher's deliveries beside the bank's own, to subscribers that only the test knows.</summary>
internal sealed class DeliveryUnderTest(LedgerBank bank, params IJournalSubscriber[] subscribers) : IServiceScopeFactory, IDisposable
{
    private readonly EventMetrics _metrics = new();

    /// <summary>Empty: everything told has been read from the journal.</summary>
    public RecentEntries Recent { get; init; } = new();

    /// <summary>A new one each time, as after a restart.</summary>
    public Task<long> DeliverNextAsync(IJournalSubscriber subscriber, CancellationToken cancellationToken = default) =>
        new SubscriberDelivery(this, Recent, bank.Clock, _metrics, NullLogger<SubscriberDelivery>.Instance).DeliverNextAsync(subscriber.Name, cancellationToken);

    public async Task DeliverAllAsync(IJournalSubscriber subscriber)
    {
        while (await DeliverNextAsync(subscriber) > 0)
        {
        }
    }

    public IServiceScope CreateScope() => new Scope(bank.Services.CreateScope(), subscribers);

    public void Dispose() => _metrics.Dispose();

    private sealed class Scope(IServiceScope inner, IJournalSubscriber[] subscribers) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) =>
            serviceType == typeof(IEnumerable<IJournalSubscriber>) ? subscribers : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
    }
}
