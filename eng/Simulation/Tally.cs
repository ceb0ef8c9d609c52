using DigitalBank.Simulation.Faults;
using DigitalBank.Simulation.Waves;

namespace DigitalBank.Simulation;

/// <summary>What a run has done, so that one can see what it has covered.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, long> _answers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _events = new(StringComparer.Ordinal);

    /// <summary>Operations drawn so far.</summary>
    public int Operations { get; private set; }

    public int Waves { get; private set; }

    public int NextNumber() => ++Operations;

    public void Answered(string code) => _answers[code] = _answers.GetValueOrDefault(code) + 1;

    public void Answered(Wave wave)
    {
        Waves++;
        foreach (var asked in wave.Asked)
        {
            Answered(asked.Answer.Code ?? (asked.Answer.IsReplay ? "told again" : "booked"));
        }
    }

    public void Add(Interference interference)
    {
        foreach (var (kind, count) in interference.Counts)
        {
            _events[kind] = _events.GetValueOrDefault(kind) + count;
        }
    }

    public void WriteTo(TextWriter output)
    {
        foreach (var (name, count) in _answers.Concat(_events))
        {
            output.WriteLine($"  {count,9} {name}");
        }
    }
}
