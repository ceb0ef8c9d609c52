using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace DigitalBank.Ledger.Events;

/// <summary>What the bank's metrics say of each subscriber; the host collects every meter of the bank.</summary>
internal sealed class EventMetrics : IDisposable
{
    private readonly Meter _meter = new("DigitalBank.Ledger.Events");
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failures;
    private readonly ConcurrentDictionary<string, long> _lags = new();

    public EventMetrics()
    {
        _delivered = _meter.CreateCounter<long>("ledger.events.delivered", "{entry}", "Entries that a subscriber has handled");
        _failures = _meter.CreateCounter<long>("ledger.events.failures", "{attempt}", "Attempts that a subscriber failed");
        _meter.CreateObservableGauge("ledger.events.lag", Lags, "{entry}", "Entries committed that a subscriber has not handled");
    }

    public void Delivered(string subscriber, long entries, long lag)
    {
        _delivered.Add(entries, Tag(subscriber));
        _lags[subscriber] = lag;
    }

    public void Failed(string subscriber, long lag)
    {
        _failures.Add(1, Tag(subscriber));
        _lags[subscriber] = lag;
    }

    /// <summary>Another process delivers to it from now on, and reports.</summary>
    public void Forget(string subscriber) => _lags.TryRemove(subscriber, out _);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Lags() => _lags.Select(lag => new Measurement<long>(lag.Value, Tag(lag.Key)));

    private static KeyValuePair<string, object?> Tag(string subscriber) => new("subscriber", subscriber);
}
