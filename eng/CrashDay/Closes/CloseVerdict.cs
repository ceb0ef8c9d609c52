namespace DigitalBank.CrashDay.Closes;

/// <summary>Whether killed closes have left what undisturbed ones leave.</summary>
public sealed class CloseVerdict
{
    private readonly SortedDictionary<string, int> _stoppedAt = new(StringComparer.Ordinal);

    private readonly List<string> _differences = [];

    public required int Seed { get; init; }

    /// <summary>Of the twin's journal.</summary>
    public required string Hash { get; init; }

    public int Kills { get; private set; }

    public int Rounds { get; set; }

    public bool IsGood => _differences.Count == 0;

    public void CountKillAt(string step)
    {
        Kills++;
        _stoppedAt[step] = _stoppedAt.GetValueOrDefault(step) + 1;
    }

    public void Compare(string when, IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found)
    {
        foreach (var table in expected.Keys.Union(found.Keys).Where(table => expected.GetValueOrDefault(table) != found.GetValueOrDefault(table)))
        {
            _differences.Add($"{when}: {table} differs");
        }
    }

    public void WriteTo(TextWriter output)
    {
        output.WriteLine($"seed {Seed}: {Kills} SIGKILLs in {Rounds} rounds, journal {Hash}");
        foreach (var (step, kills) in _stoppedAt)
        {
            output.WriteLine($"  {kills,4} at {step}");
        }

        foreach (var difference in _differences)
        {
            output.WriteLine($"  {difference}");
        }

        output.WriteLine($"killed closes end in the same content as undisturbed ones, and run again change nothing: {(IsGood ? "yes" : "no")}");
    }
}
