using DigitalBank.Simulation.Faults;

namespace DigitalBank.Simulation.Waves;

/// <summary>What was committed in a wave, in the order of the commits, and whose orders that was.</summary>
internal sealed class Claims
{
    private readonly List<Asked> _claimants = [];
    private readonly Dictionary<Asked, int> _placeOf = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<Guid, Asked> _byKey;
    private readonly bool _hasFaults;

    /// <param name="prefersLast">Which of several who were told the same is taken for the one whose order was booked, when nobody can know.</param>
    public Claims(Wave wave, bool prefersLast)
    {
        _byKey = wave.Asked.ToLookup(asked => asked.Order.Key);
        _hasFaults = wave.Faults > 0;
        var arrival = wave.Asked.Select((asked, i) => (asked.Order.Number, i)).ToDictionary();
        foreach (var commit in wave.Commits)
        {
            foreach (var claimant in InOrder(ClaimantsOf(commit, prefersLast), arrival))
            {
                _placeOf.Add(claimant, _claimants.Count);
                _claimants.Add(claimant);
            }
        }

        if (wave.Asked.FirstOrDefault(asked => asked.Answer is { IsSuccess: true, IsReplay: false } && !IsClaimant(asked)) is { } untrue)
        {
            throw new DifferenceException($"Order {untrue.Order.Number} was told that it is done, and nothing was committed: {untrue.Order}\n  {untrue.Answer}");
        }
    }

    public int Count => _claimants.Count;

    /// <summary>Whether another choice of claimants is possible.</summary>
    public bool IsAmbiguous { get; private set; }

    public Asked this[int place] => _claimants[place];

    public int? PlaceOf(Asked asked) => _placeOf.TryGetValue(asked, out var place) ? place : null;

    /// <summary>Whether this answer is explained by the commit itself.</summary>
    public bool IsClaimant(Asked asked) => _placeOf.ContainsKey(asked);

    /// <summary>
    /// Within a batch the engine decides in the order of arrival. Where nobody can know which of several it was, the number of the entry tells.
    /// </summary>
    private List<Asked> InOrder(List<Asked> claimants, Dictionary<int, int> arrival)
    {
        var ordered = claimants.Where(IsCertain).OrderBy(asked => arrival[asked.Order.Number]).ToList();
        foreach (var asked in claimants.Where(asked => !IsCertain(asked)).OrderBy(asked => arrival[asked.Order.Number]))
        {
            var next = EntryOf(asked) > 0
                ? ordered.FindIndex(other => EntryOf(other) > EntryOf(asked))
                : ordered.FindIndex(other => arrival[other.Order.Number] > arrival[asked.Order.Number]);
            ordered.Insert(next < 0 ? ordered.Count : next, asked);
        }

        return ordered;
    }

    private bool IsCertain(Asked asked) => !asked.Told.IsReplay || _byKey[asked.Order.Key].Count(other => other.Told.IsSuccess) == 1;

    private static long EntryOf(Asked asked) => asked.Told.Effects.Select(effect => effect.EntryId).FirstOrDefault(id => id > 0);

    private List<Asked> ClaimantsOf(Commit commit, bool prefersLast)
    {
        var claimants = commit.Keys.Select(key => ClaimantOf(key, prefersLast)).OfType<Asked>().ToList();
        var claimed = claimants.SelectMany(asked => asked.Order.Keys).ToHashSet();
        if (commit.Keys.Except(claimed).ToList() is [var unclaimed, ..])
        {
            var asked = _byKey[unclaimed].Select(one => $"order {one.Order.Number} was told {one.Told}");
            throw new DifferenceException($"Key {unclaimed} was committed, and nobody was told. {string.Join("; ", asked)}");
        }

        return commit.Keys.SetEquals(claimed)
            ? claimants
            : throw new DifferenceException($"A chain was committed in part: {string.Join("; ", claimants.Where(asked => !commit.Keys.IsSupersetOf(asked.Order.Keys)).Select(asked => asked.Order))}");
    }

    private Asked? ClaimantOf(Guid key, bool prefersLast)
    {
        var told = _byKey[key].Where(asked => asked.Told.IsSuccess).ToList();
        var now = told.Where(asked => !asked.Told.IsReplay).ToList();
        if (now.Count > 1 || (now.Count == 0 && told.Count > 0 && !_hasFaults))
        {
            throw new DifferenceException($"Order {told[0].Order.Number}: {now.Count} callers were told that key {key} is done now.");
        }

        IsAmbiguous |= now.Count == 0 && told.Count > 1;
        return now.Count == 1 ? now[0] : prefersLast ? told.LastOrDefault() : told.FirstOrDefault();
    }
}
