using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Events;
using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Waves;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalBank.Simulation.Checks;

/// <summary>A subscriber that fails now and then: it must be told every entry, in order, and nothing that is not booked.</summary>
internal sealed class EventsCheck(BankFixture bank, Random random, LedgerModel model) : IJournalSubscriber, IServiceScopeFactory, IDisposable
{
    private const int LongestPauseInDays = 200;

    private readonly EventMetrics _metrics = new();
    private long _handled;
    private DifferenceException? _difference;

    public string Name => "simulation";

    public async Task RunAsync()
    {
        var waited = 0;
        while (_handled < model.LastEntryId)
        {
            var delivery = new SubscriberDelivery(this, new RecentEntries(), bank.Clock, _metrics, NullLogger<SubscriberDelivery>.Instance);
            var told = await delivery.DeliverNextAsync(Name, CancellationToken.None);
            if (_difference is not null)
            {
                throw _difference;
            }

            if (told > 0)
            {
                continue;
            }

            // After a failure it is left alone for a while, and the clock may have been put back since.
            Difference.Unless(++waited < LongestPauseInDays, "events", $"told through {model.LastEntryId}", $"told through {_handled}");
            bank.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    public Task HandleAsync(IReadOnlyList<BookedEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            Difference.Unless(entries[0].EntryId == _handled + 1, "events", $"entry {_handled + 1} next", $"entry {entries[0].EntryId}");
            for (var i = 0; i < entries.Count; i++)
            {
                Check(entries[i], entries[0].EntryId + i);
            }
        }
        catch (DifferenceException difference)
        {
            // Whoever delivers takes it for a failure of the subscriber and would try again.
            _difference = difference;
            throw;
        }

        if (random.Next(20) == 0)
        {
            throw new IOException("The subscriber has troubles of its own.");
        }

        _handled = entries[^1].EntryId;
        return Task.CompletedTask;
    }

    public IServiceScope CreateScope() => new Scope(bank.Services.CreateScope(), this);

    public void Dispose() => _metrics.Dispose();

    private void Check(BookedEntry told, long entryId)
    {
        Difference.Unless(told.EntryId == entryId && entryId <= model.LastEntryId, "events", $"entry {entryId} of {model.LastEntryId}", told);
        var entry = model.Entry(entryId);
        var lines = entry.Lines.Select(line => line.Posting);
        var isSame = told with { Postings = [] } == new BookedEntry(
            entry.Id,
            entry.Draft.Source,
            entry.Draft.SourceReference,
            entry.Draft.EventCode,
            entry.Draft.BookingDate,
            entry.RecordedAt,
            entry.Draft.Reverses,
            []);
        Difference.Unless(isSame && told.Postings.SequenceEqual(lines), "event", entry.Draft, $"{told} {string.Join(", ", told.Postings)}");
    }

    /// <summary>A scope of the bank in which this is the only subscriber.</summary>
    private sealed class Scope(IServiceScope inner, IJournalSubscriber subscriber) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) =>
            serviceType == typeof(IEnumerable<IJournalSubscriber>) ? new[] { subscriber } : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
    }
}
