using System.Collections.Concurrent;

namespace DigitalBank.CrashDay.Kills;

/// <summary>What the clients have asked for and what they were told.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<string, Order> _asked = new();
    private readonly ConcurrentDictionary<string, long> _entries = new();
    private readonly ConcurrentDictionary<string, string> _refusals = new();
    private readonly ConcurrentDictionary<string, string> _contradictions = new();
    private int _openAnswers;
    private int _replays;

    public IReadOnlyDictionary<string, Order> Asked => _asked;

    /// <summary>Acknowledged orders, each with the number of its entry as the client was told.</summary>
    public IReadOnlyDictionary<string, long> Entries => _entries;

    /// <summary>Refused for good; there should be none, every order is one that the bank can book.</summary>
    public IReadOnlyDictionary<string, string> Refusals => _refusals;

    /// <summary>Two answers to one key that name different entries.</summary>
    public IReadOnlyDictionary<string, string> Contradictions => _contradictions;

    /// <summary>Requests that got no answer or one that decides nothing.</summary>
    public int OpenAnswers => _openAnswers;

    public int Replays => _replays;

    public void Ask(Order order) => _asked.TryAdd(order.Reference, order);

    public void Acknowledge(Order order, long entryId, bool isReplay)
    {
        if (_entries.GetOrAdd(order.Reference, entryId) is var first && first != entryId)
        {
            _contradictions.TryAdd(order.Reference, $"first entry {first}, then {entryId}");
        }

        Interlocked.Add(ref _replays, isReplay ? 1 : 0);
    }

    public void Refuse(Order order, string reason) => _refusals.TryAdd(order.Reference, reason);

    public void LeftOpen() => Interlocked.Increment(ref _openAnswers);
}
