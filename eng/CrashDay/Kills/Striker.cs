using System.Diagnostics;

namespace DigitalBank.CrashDay.Kills;

/// <summary>Carries out the plan's blows, one after the other.</summary>
internal sealed class Striker(KillPlan plan, Replicas replicas, DatabaseServer? database, Answers answers, TextWriter progress)
{
    private const int ProgressEvery = 20;

    /// <summary>A server that cannot serve again within this has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public int Kills { get; private set; }

    public int Stops { get; private set; }

    /// <summary>From the moment that the database took connections again to the next acknowledged order.</summary>
    public TimeSpan LongestRecovery { get; private set; }

    /// <summary>Processes that ended because the database was away.</summary>
    public int EndedByStops { get; private set; }

    public async Task StrikeAsync(CancellationToken cancellationToken)
    {
        foreach (var blow in plan.Blows)
        {
            await StrikeAsync(blow, cancellationToken);
            if ((Kills + Stops) % ProgressEvery == 0)
            {
                progress.WriteLine($"{Kills} kills, {Stops} stops, {answers.Entries.Count} orders acknowledged, {answers.OpenAnswers} answers left open");
            }
        }

        await replicas.UntilAllOpenAsync(cancellationToken);
    }

    private async Task StrikeAsync(PlannedBlow blow, CancellationToken cancellationToken)
    {
        switch (blow.Blow)
        {
            case Blow.KillAll:
                await replicas.UntilAllOpenAsync(cancellationToken);
                await Task.Delay(blow.After, cancellationToken);
                await Task.WhenAll(Enumerable.Range(0, replicas.Count).Select(i => replicas.Server(i).KillAsync(cancellationToken)));
                Kills += replicas.Count;
                break;
            case Blow.StopDatabase:
                await StopDatabaseAsync(blow, cancellationToken);
                Stops++;
                break;
            default:
                await KillAsync(blow, cancellationToken);
                Kills++;
                break;
        }
    }

    private async Task KillAsync(PlannedBlow blow, CancellationToken cancellationToken)
    {
        var server = replicas.Server(blow.Replica);
        if (blow.Blow == Blow.KillStarting && server.Address is null)
        {
            await Task.Delay(blow.After, cancellationToken);
            if (server.TryKillStarting())
            {
                return;
            }
        }

        while (server.Address is null)
        {
            await Task.Delay(5, cancellationToken);
        }

        await Task.Delay(blow.After, cancellationToken);
        await server.KillAsync(cancellationToken);
    }

    private async Task StopDatabaseAsync(PlannedBlow blow, CancellationToken cancellationToken)
    {
        var server = database ?? throw new InvalidOperationException("There is no database server to stop.");
        await replicas.UntilAllOpenAsync(cancellationToken);
        await Task.Delay(blow.After, cancellationToken);
        var starts = replicas.Starts;
        await server.StopAsync(cancellationToken);
        await Task.Delay(blow.Outage, cancellationToken);
        await server.StartAsync(cancellationToken);
        var back = Stopwatch.GetTimestamp();
        var before = answers.Entries.Count;
        while (answers.Entries.Count == before)
        {
            if (Stopwatch.GetElapsedTime(back) > Patience)
            {
                throw new InvalidOperationException($"The bank did not serve again within {Patience.TotalSeconds} s after the database was back.");
            }

            await Task.Delay(5, cancellationToken);
        }

        var recovery = Stopwatch.GetElapsedTime(back);
        LongestRecovery = recovery > LongestRecovery ? recovery : LongestRecovery;
        EndedByStops += replicas.Starts - starts;
    }
}
