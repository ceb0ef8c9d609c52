namespace DigitalBank.CrashDay;

/// <param name="Seconds">From the first payment to the last acknowledgement.</param>
public sealed record DayResult(
    CrashPlan Plan, int ServerKills, int ImportKills, int Retries, int Replays, double Seconds, Verdict Verdict)
{
    public bool IsGood => Verdict.IsGood;

    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(
            $"seed {Plan.Seed}: {Plan.Size.Payments} payments, {Plan.OverHttp.Count} over HTTP and {Plan.Files.Sum(file => file.Payments.Count)} from "
            + $"{Plan.Files.Count} files, in {Seconds:F0} s; {ServerKills} SIGKILLs of the server, {ImportKills} of imports; "
            + $"{Retries} tries repeated, {Replays} answers replayed");
        Verdict.WriteTo(output);
        output.WriteLine($"every acknowledged payment exactly once: {(IsGood ? "yes" : "no")}");
    }
}

/// <summary>A working day on which the bank is killed again and again.</summary>
public static class Day
{
    /// <summary>Served without limits on how often a client may call, and without the nightly batch in between.</summary>
    internal static readonly string[] ServeWords =
    [
        "--RateLimits:RequestsPerSecond=1000000", "--RateLimits:LoginsPerMinute=1000000", "--Jobs:Enabled=false",
        "--Logging:LogLevel:Default=Warning",
    ];

    public static async Task<DayResult> LiveAsync(
        Installation installation, CrashPlan plan, IBook book, TextWriter progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        progress.WriteLine($"seed {plan.Seed}");
        var accountIds = await new Morning(installation, plan).OpenAsync(ServeWords, cancellationToken);
        var acknowledged = new Acknowledgements();
        var server = new Server(installation, ServeWords);
        var http = new HttpPayers(plan, accountIds, () => server.Address, acknowledged);
        var files = new FilePayers(installation, plan, acknowledged);
        using var evening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var serving = server.RunAsync(evening.Token);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var work = Task.WhenAll(
            http.PayAsync(evening.Token),
            files.PayAsync(evening.Token),
            KillAsync(plan, server, files, acknowledged, progress, evening.Token));

        // A bank that does not open again must end the day instead of leaving its clients to try for ever.
        if (await Task.WhenAny(work, serving) == serving)
        {
            await serving;
        }

        await work;
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await evening.CancelAsync();
        await serving;
        progress.WriteLine($"{acknowledged.Count} acknowledged, now looking into the book");
        var verdict = await Verdict.OfAsync(installation, plan, acknowledged, book, cancellationToken);
        return new DayResult(plan, plan.Size.Kills, files.Killed, http.Retries, http.Replays, seconds, verdict);
    }

    private static async Task KillAsync(
        CrashPlan plan, Server server, FilePayers files, Acknowledgements acknowledged, TextWriter progress, CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < plan.Size.Kills; kill++)
        {
            while (acknowledged.Count < plan.KillsAt[kill])
            {
                await Task.Delay(5, cancellationToken);
            }

            await Task.Delay(plan.Delays[kill], cancellationToken);
            await server.KillAsync(cancellationToken);
            if (plan.KillsImports[kill])
            {
                files.KillRunning();
            }

            progress.WriteLine($"kill {kill + 1} of {plan.Size.Kills} at {acknowledged.Count} acknowledged payments");
        }
    }
}
