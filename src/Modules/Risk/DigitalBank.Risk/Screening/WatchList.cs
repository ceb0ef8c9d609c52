using System.Buffers;
using System.Runtime.InteropServices;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Names;

namespace DigitalBank.Risk.Screening;

/// <summary>All names of the lists in force, prepared for comparing, with an index of the words by which candidates are found.</summary>
internal sealed class WatchList
{
    // The names that share the most beginnings, endings and sounds; a name that is alike is always among far fewer.
    private const int MostCandidates = 400;

    private readonly List<(int Entry, string Name, ComparedName Compared)> _names = [];
    private readonly List<(string ListName, ListEntry Entry)> _entries = [];
    private readonly Dictionary<string, List<int>> _byKey = [];

    public WatchList(IEnumerable<(string ListName, ListEntry Entry)> entries)
    {
        foreach (var (listName, entry) in entries)
        {
            _entries.Add((listName, entry));
            foreach (var name in entry.Aliases.Prepend(entry.Name))
            {
                Add(_entries.Count - 1, name, entry.Kind == ListedKind.Person);
            }
        }
    }

    public static WatchList Empty { get; } = new([]);

    public int Entries => _entries.Count;

    /// <summary>The entries that have a name like one of the names, each with its best score, the best first.</summary>
    /// <param name="isPerson">Null when it is not known: then all entries are compared.</param>
    /// <param name="least">0 to 1.</param>
    public IReadOnlyList<Likely> Find(IReadOnlyCollection<string> names, bool? isPerson, double least)
    {
        var best = new Dictionary<int, Likely>();
        foreach (var name in names)
        {
            var (asPerson, asEntity) = (new ComparedName(name, isPerson: true), new ComparedName(name, isPerson: false));
            foreach (var at in CandidatesFor(asPerson))
            {
                var (number, listedName, listed) = _names[at];
                var sought = listed.IsPerson ? asPerson : asEntity;
                if ((isPerson is { } kind && kind != listed.IsPerson) || !NameComparison.CanReach(sought, listed, least))
                {
                    continue;
                }

                var score = NameComparison.Score(sought, listed);
                if (score >= least && score > (best.GetValueOrDefault(number)?.Score ?? 0))
                {
                    best[number] = new Likely(_entries[number].ListName, _entries[number].Entry, listedName, score);
                }
            }
        }

        return [.. best.Values.OrderByDescending(likely => likely.Score).ThenBy(likely => likely.Entry.ListedId, StringComparer.Ordinal)];
    }

    private void Add(int entry, string name, bool isPerson)
    {
        var compared = new ComparedName(name, isPerson);
        foreach (var key in KeysOf(compared))
        {
            if (!_byKey.TryGetValue(key, out var names))
            {
                _byKey[key] = names = [];
            }

            names.Add(_names.Count);
        }

        _names.Add((entry, name, compared));
    }

    /// <summary>Those that share the most keys come first, of equals the earlier one.</summary>
    private List<int> CandidatesFor(ComparedName name)
    {
        var shared = ArrayPool<ushort>.Shared.Rent(_names.Count);
        try
        {
            var counts = shared.AsSpan(0, _names.Count);
            counts.Clear();
            var keys = KeysOf(name);
            Span<int> withCount = new int[keys.Count + 1];
            foreach (var key in keys)
            {
                foreach (var at in CollectionsMarshal.AsSpan(_byKey.GetValueOrDefault(key)))
                {
                    withCount[counts[at]++]--;
                    withCount[counts[at]]++;
                }
            }

            return Best(counts, withCount);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(shared);
        }
    }

    /// <param name="withCount">How many names share so many keys.</param>
    private static List<int> Best(ReadOnlySpan<ushort> counts, ReadOnlySpan<int> withCount)
    {
        var least = withCount.Length - 1;
        var room = MostCandidates;
        while (least > 1 && withCount[least] < room)
        {
            room -= withCount[least--];
        }

        var found = new List<long>(MostCandidates);
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] > least || (counts[at] == least && room-- > 0))
            {
                found.Add(((long)(ushort.MaxValue - counts[at]) << 32) | (uint)at);
            }
        }

        found.Sort();
        return found.ConvertAll(entry => (int)(entry & uint.MaxValue));
    }

    /// <summary>A slip of the pen leaves the beginning, the end or the sound of a word as it was.</summary>
    private static HashSet<string> KeysOf(ComparedName name)
    {
        var keys = new HashSet<string> { $"={name.Joined}" };
        foreach (var word in name.Words.Where(word => word.Length > 1))
        {
            keys.Add($"~{word.Sound}");
            keys.Add($"^{word.Text[..Math.Min(3, word.Length)]}");
            keys.Add($"${word.Text[^Math.Min(3, word.Length)..]}");
        }

        return keys;
    }
}

/// <param name="Name">The name of the entry that is most alike.</param>
/// <param name="Score">0 to 1.</param>
internal sealed record Likely(string ListName, ListEntry Entry, string Name, double Score);
