namespace DigitalBank.CrashDay.Kills;

/// <summary>What happens to the bank at a moment of the run.</summary>
public enum Blow
{
    /// <summary>SIGKILL of one process, a random time after it has opened.</summary>
    Kill,

    /// <summary>SIGKILL of one process while it starts.</summary>
    KillStarting,

    /// <summary>SIGKILL of all processes at once.</summary>
    KillAll,

    /// <summary>The database server is stopped without a checkpoint and started again; the bank stays up.</summary>
    StopDatabase,
}

/// <param name="Replica">Which process it hits; without meaning where it hits all.</param>
/// <param name="After">How long the processes live undisturbed before.</param>
/// <param name="Outage">How long a stopped database stays away.</param>
public sealed record PlannedBlow(Blow Blow, int Replica, TimeSpan After, TimeSpan Outage);

/// <summary>The blows of a run, in their order. The same seed gives the same ones; where they hit differs from run to run.</summary>
public sealed class KillPlan
{
    private const int LongestLifeMilliseconds = 1_500;
    private const int LongestOutageMilliseconds = 2_000;

    private readonly Random _random;

    /// <param name="kills">SIGKILLs of processes of the bank.</param>
    /// <param name="stops">Immediate stops of the database.</param>
    /// <param name="replicas">Processes of the bank on the one database.</param>
    public KillPlan(int seed, int kills, int stops, int replicas)
    {
        (Seed, Kills, Stops, Replicas) = (seed, kills, stops, replicas);
        _random = new Random(seed);
        var blows = new List<PlannedBlow>();
        for (var left = kills; left > 0;)
        {
            var blow = _random.Next(10) switch
            {
                0 => Blow.KillStarting,
                1 when replicas > 1 && left >= replicas => Blow.KillAll,
                _ => Blow.Kill,
            };
            blows.Add(ABlow(blow));
            left -= blow == Blow.KillAll ? replicas : 1;
        }

        for (var stop = 0; stop < stops; stop++)
        {
            blows.Insert(_random.Next(blows.Count + 1), ABlow(Blow.StopDatabase));
        }

        Blows = blows;
    }

    public int Seed { get; }

    public int Kills { get; }

    public int Stops { get; }

    public int Replicas { get; }

    public IReadOnlyList<PlannedBlow> Blows { get; }

    private PlannedBlow ABlow(Blow blow) => new(
        blow,
        _random.Next(Replicas),
        TimeSpan.FromMilliseconds(_random.Next(LongestLifeMilliseconds)),
        TimeSpan.FromMilliseconds(_random.Next(LongestOutageMilliseconds)));
}
