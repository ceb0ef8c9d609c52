using System.Diagnostics;

namespace DigitalBank.CrashDay.Kills;

/// <param name="LongestRecovery">From the database's return to the next acknowledged order, at worst.</param>
/// <param name="EndedByStops">Processes of the bank that ended because the database was away.</param>
public sealed record KillResult(
    KillPlan Plan,
    int Kills,
    int Stops,
    double Seconds,
    int OpenAnswers,
    int Replays,
    TimeSpan LongestRecovery,
    int EndedByStops,
    KillVerdict Verdict)
{
    public bool IsGood => Verdict.IsGood && EndedByStops == 0 && Kills == Plan.Kills && Stops == Plan.Stops;

    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(
            $"seed {Plan.Seed}: {Kills} SIGKILLs of {Plan.Replicas} processes and {Stops} immediate stops of the database in {Seconds:F0} s; "
            + $"{OpenAnswers} answers left open, {Replays} replayed; processes ended by a stop {EndedByStops}, "
            + $"served again at most {LongestRecovery.TotalSeconds:F1} s after the database was back");
        Verdict.WriteTo(output);
        output.WriteLine($"every acknowledged entry exactly once, every other once or not at all: {(IsGood ? "yes" : "no")}");
    }
}

/// <summary>Clients that never stop asking, while the bank's processes are killed and its database is stopped.</summary>
public static class KillRun
{
    private const int BatchClients = 6;
    private const int TransferClients = 6;
    private const string Clerk = "kill-run@crash-day.example";

    private static readonly TimeSpan TimeToTell = TimeSpan.FromMinutes(3);

    /// <summary>The journal is sealed all the time as well.</summary>
    private static readonly string[] ServeWords = [.. Day.ServeWords, "--Ledger:Proofs:PauseSeconds=1"];

    /// <param name="database">What the plan's stops stop.</param>
    public static async Task<KillResult> LiveAsync(
        Installation installation, KillPlan plan, IBook book, DatabaseServer? database, TextWriter progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(progress);
        progress.WriteLine($"seed {plan.Seed}");
        var people = new CrashPlan(plan.Seed, new CrashDaySize(Payments: 0, Kills: 0, PaymentsPerFile: 1, Customers: 4, AccountsPerCustomer: 5));
        var customerAccounts = await new Morning(installation, people).OpenAsync(ServeWords, cancellationToken);
        var ledgerAccounts = await OpenLedgerAccountsAsync(installation, cancellationToken);
        var answers = new Answers();
        var random = new Random(plan.Seed);
        List<IOrderClient> clients =
        [
            .. Enumerable.Range(0, BatchClients).Select(i => new BatchClient(i, Clerk, ledgerAccounts, new Random(random.Next()), answers)),
            .. Enumerable.Range(0, TransferClients).Select(i => new TransferClient(i, people, customerAccounts, new Random(random.Next()), answers)),
        ];
        try
        {
            return await LiveAsync(installation, plan, book, database, clients, answers, progress, cancellationToken);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static async Task<KillResult> LiveAsync(
        Installation installation, KillPlan plan, IBook book, DatabaseServer? database,
        List<IOrderClient> clients, Answers answers, TextWriter progress, CancellationToken cancellationToken)
    {
        var replicas = new Replicas(installation, ServeWords, plan.Replicas);
        var callers = clients.Select((client, i) => new Caller(client, replicas, new Random(plan.Seed + i), answers)).ToList();
        var striker = new Striker(plan, replicas, database, answers, progress);
        var begun = Stopwatch.GetTimestamp();
        await WhileServingAsync(
            replicas,
            async () =>
            {
                using var evening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var asking = Task.WhenAll(callers.Select(caller => caller.AskAsync(evening.Token)));
                await striker.StrikeAsync(cancellationToken);
                await evening.CancelAsync();
                await asking;
            },
            cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var unknown = callers.SelectMany(caller => caller.Abandoned).Where(order => !answers.Entries.ContainsKey(order.Reference)).ToList();
        var before = (await book.ReadAsync(cancellationToken))
            .Where(line => line.EndToEndId is not null)
            .DistinctBy(line => line.EndToEndId)
            .ToDictionary(line => line.EndToEndId!, line => line.EntryId);
        progress.WriteLine($"{answers.Entries.Count} orders acknowledged, {unknown.Count} unknown; now asking again, two processes with the same keys");
        await WhileServingAsync(
            replicas,
            async () =>
            {
                await replicas.UntilAllOpenAsync(cancellationToken);
                await Task.WhenAll(callers.Select(caller => caller.SettleAsync(cancellationToken)));
                await KillCheck.UntilAllIsToldAsync(book, TimeToTell, cancellationToken);
            },
            cancellationToken);
        await installation.MustRunAsync(["jobs", "run", "prove-journal"], "", cancellationToken);
        var verified = await installation.RunAsync(["ledger", "verify"], cancellationToken: cancellationToken);
        var verdict = await KillCheck.OfAsync(book, answers, before, unknown, verified, cancellationToken);
        return new KillResult(
            plan, striker.Kills, striker.Stops, seconds, answers.OpenAnswers, answers.Replays, striker.LongestRecovery, striker.EndedByStops, verdict);
    }

    /// <summary>Keeps the processes up during the work, then stops them with SIGTERM.</summary>
    private static async Task WhileServingAsync(Replicas replicas, Func<Task> work, CancellationToken cancellationToken)
    {
        using var night = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var serving = replicas.RunAsync(night.Token);
        var working = work();

        // A bank that does not open again must end the run instead of leaving its clients to try for ever.
        if (await Task.WhenAny(working, serving) == serving)
        {
            await serving;
        }

        await working;
        await night.CancelAsync();
        await serving;
    }

    private static async Task<IReadOnlyDictionary<(string Code, string Currency), long>> OpenLedgerAccountsAsync(
        Installation installation, CancellationToken cancellationToken)
    {
        await installation.MustRunAsync(
            ["identity", "create-staff", "--email", Clerk, "--role", "supervisor"], Morning.Password, cancellationToken);
        await using var bank = await installation.ServeAsync(ServeWords, cancellationToken);
        using var staff = new Session("/staff/v1/identity/login", Clerk);
        var accounts = new Dictionary<(string, string), long>();
        foreach (var currency in (string[])["EUR", "EUR", "USD"])
        {
            for (var i = 0; i < 8; i++)
            {
                var code = $"K{accounts.Count:000}";
                var body = new { code, name = $"Account {code}", parentCode = "1000", currencyCode = currency, minimumBalance = (long?)null, allowsManualPosting = true };
                var opened = await staff.PostAsync(bank.Address, "/staff/v1/ledger/accounts", body, key: null, cancellationToken);
                accounts[(code, currency)] = opened is { IsSuccess: true }
                    ? opened.Json.GetProperty("ledgerAccountId").GetInt64()
                    : throw new InvalidOperationException($"The account cannot be opened: {opened?.Body}");
            }
        }

        await bank.StopAsync(cancellationToken);
        return accounts;
    }
}
