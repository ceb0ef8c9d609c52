using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Waves;

/// <summary>The entries that a wave has booked, by what its callers were told.</summary>
internal sealed class Claims
{
    private readonly List<Order> _orders = [];
    private readonly HashSet<Asked> _claimants = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Asked, int> _placeOf = new(ReferenceEqualityComparer.Instance);

    public Claims(Wave wave, LedgerModel model)
    {
        var last = model.LastEntryId;
        var byEntry = wave.Asked.Where(asked => Final(asked).IsSuccess && Final(asked).EntryId > last)
            .GroupBy(asked => Final(asked).EntryId)
            .OrderBy(entry => entry.Key);
        foreach (var entry in byEntry)
        {
            if (entry.Key != last + _orders.Count + 1)
            {
                throw new DifferenceException($"Entry {last + _orders.Count + 1} was booked and nobody was told.");
            }

            Add([.. entry], wave);
        }
    }

    public int Count => _orders.Count;

    public Order this[int place] => _orders[place];

    /// <summary>The place of the entry that was booked for this very order, where that is certain.</summary>
    public int? PlaceOf(Asked asked) => _placeOf.TryGetValue(asked, out var place) ? place : null;

    /// <summary>Whether this answer is explained by the booking itself.</summary>
    public bool IsClaimant(Asked asked) => _claimants.Contains(asked);

    private static Answer Final(Asked asked) => asked.Answer.IsOpen ? asked.Retried ?? asked.Answer : asked.Answer;

    private void Add(List<Asked> told, Wave wave)
    {
        var entryId = Final(told[0]).EntryId;
        if (told.Exists(asked => Final(asked).Key != asked.Order.Key || Final(asked).RecordedAt != wave.RecordedAt))
        {
            throw new DifferenceException($"Order {told[0].Order.Number}: the receipt of entry {entryId} has another key or instant than the order.");
        }

        var now = told.Where(asked => !Final(asked).IsReplay).ToList();
        if (now.Count > 1 || (now.Count == 0 && wave.Faults == 0))
        {
            throw new DifferenceException($"Order {told[0].Order.Number}: {now.Count} callers were told that entry {entryId} is booked now.");
        }

        var claimant = now.Count == 1 ? now[0] : told[0];
        _claimants.Add(claimant);
        if (!claimant.Answer.IsOpen && (now.Count == 1 || told.Count == 1))
        {
            _placeOf.Add(claimant, _orders.Count);
        }

        _orders.Add(claimant.Order);
    }
}
