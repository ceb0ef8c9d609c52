using System.Collections.Concurrent;

namespace DigitalBank.CrashDay;

/// <summary>What the bank has promised so far, as its clients heard it.</summary>
internal sealed class Acknowledgements
{
    private readonly ConcurrentDictionary<string, byte> _endToEndIds = new();

    private readonly ConcurrentDictionary<string, string> _refusals = new();

    public int Count => _endToEndIds.Count;

    public IReadOnlyCollection<string> EndToEndIds => (IReadOnlyCollection<string>)_endToEndIds.Keys;

    /// <summary>Payments that the bank refused for good; there should be none, every payer has money enough.</summary>
    public IReadOnlyDictionary<string, string> Refusals => _refusals;

    public void Add(string endToEndId) => _endToEndIds.TryAdd(endToEndId, 0);

    public void Refused(string endToEndId, string reason) => _refusals.TryAdd(endToEndId, reason);
}
