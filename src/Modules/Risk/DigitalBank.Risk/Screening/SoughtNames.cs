using System.Collections.Concurrent;

namespace DigitalBank.Risk.Screening;

/// <summary>Names that were looked for on the lists of one state, with the answer: the same payees are paid again and again.</summary>
internal sealed class SoughtNames(WatchList list)
{
    // Some 20 MB at the usual length of names.
    private const int Most = 100_000;

    private readonly ConcurrentDictionary<(string Name, double Least), bool> _answers = new();

    public bool Resembles(string name, double least)
    {
        if (_answers.TryGetValue((name, least), out var answer))
        {
            return answer;
        }

        if (_answers.Count >= Most)
        {
            _answers.Clear();
        }

        return _answers[(name, least)] = list.Find([name], isPerson: null, least).Count > 0;
    }
}
