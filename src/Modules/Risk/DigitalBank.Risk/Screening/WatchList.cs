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
                if (isPerson is { } kind && kind != listed.IsPerson)
                {
                    continue;
                }

                var score = NameComparison.Score(listed.IsPerson ? asPerson : asEntity, listed);
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

    private IEnumerable<int> CandidatesFor(ComparedName name)
    {
        var counts = new Dictionary<int, int>();
        foreach (var key in KeysOf(name))
        {
            foreach (var at in _byKey.GetValueOrDefault(key) ?? [])
            {
                counts[at] = counts.GetValueOrDefault(at) + 1;
            }
        }

        return counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostCandidates).Select(pair => pair.Key);
    }

    /// <summary>A slip of the pen leaves the beginning, the end or the sound of a word as it was.</summary>
    private static HashSet<string> KeysOf(ComparedName name)
    {
        var keys = new HashSet<string> { $"={name.Joined}" };
        for (var i = 0; i < name.Words.Length; i++)
        {
            if (name.Words[i] is { Length: > 1 } word)
            {
                keys.Add($"~{name.Sounds[i]}");
                keys.Add($"^{word[..Math.Min(3, word.Length)]}");
                keys.Add($"${word[^Math.Min(3, word.Length)..]}");
            }
        }

        return keys;
    }
}

/// <param name="Name">The name of the entry that is most alike.</param>
/// <param name="Score">0 to 1.</param>
internal sealed record Likely(string ListName, ListEntry Entry, string Name, double Score);
