using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace DigitalBank.CrashDay.Schemes;

/// <param name="Seconds">From the first payment until nothing is open.</param>
public sealed record SchemeDayResult(SchemePlan Plan, int Kills, double Seconds, SchemeVerdict Verdict)
{
    public bool IsGood => Verdict.IsGood && Kills == Plan.Size.Kills;

    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine($"seed {Plan.Seed}: {Plan.Size.Payments} payments out, {Plan.Size.PayIns} in, {Kills} SIGKILLs, {Seconds:F0} s");
        Verdict.WriteTo(output);
        output.WriteLine($"every payment in one final state, ledger and scheme equal, breaks exactly those injected: {(IsGood ? "yes" : "no")}");
    }
}

/// <summary>A day of payments through another bank that misbehaves, on which the bank's process is killed again and again.</summary>
public static class SchemeDay
{
    private const string UnknownIban = "DE89370400440532013000";

    public static async Task<SchemeDayResult> LiveAsync(
        Func<IReadOnlyList<string>, Installation> installationWith, SchemePlan plan, string folder, TextWriter progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(installationWith);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        progress.WriteLine($"seed {plan.Seed}");
        await using var scheme = await SimulatedBank.StartAsync(folder, plan.Seed, cancellationToken);
        var installation = installationWith(Settings(scheme.Address));
        await new Morning(installation, plan.Morning).OpenAsync(Day.ServeWords, cancellationToken);
        await StaffClient.CreateAsync(installation, cancellationToken);

        var server = new Server(installation, ServeWords);
        using var staff = new StaffClient(() => server.Address);
        using var evening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var serving = server.RunAsync(evening.Token);
        var begun = Stopwatch.GetTimestamp();
        var kills = KillAsync(plan, server, progress, evening.Token);
        var work = Task.WhenAll(PayAsync(plan, scheme, staff, evening.Token), kills);
        if (await Task.WhenAny(work, serving) == serving)
        {
            await serving; // a bank that does not open again ends the day
        }

        await work;
        await SettleAsync(plan, scheme, staff, progress, evening.Token);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var state = await scheme.StateAsync(evening.Token);
        var orders = await OrdersAsync(staff, evening.Token);
        var report = await staff.PostAsync("/staff/v1/payments/statements", await scheme.StatementAsync(evening.Token), evening.Token);
        await evening.CancelAsync();
        await serving;
        if (report.Status != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"The scheme's statement was not taken: {report.Body}");
        }

        var verified = await installation.RunAsync(["ledger", "verify"], cancellationToken: cancellationToken);
        var statement = JsonSerializer.Deserialize<JsonElement>(report.Body).GetProperty("statements")[0];
        return new SchemeDayResult(plan, await kills, seconds, SchemeVerdict.Of(state, orders, statement, verified.ExitCode == 0));
    }

    /// <summary>Short times, so that silence is noticed within the day.</summary>
    private static IReadOnlyList<string> Settings(Uri scheme) =>
    [
        $"--Payments:SchemeUrl={scheme}", "--Payments:InvestigateAfterSeconds=20", "--Payments:InvestigationsBeforeRecall=3",
        "--Payments:ResumeAfterSeconds=2",
    ];

    /// <summary>Jobs run on their own here, so that a kill hits them wherever they are.</summary>
    private static readonly string[] ServeWords =
    [
        "--RateLimits:RequestsPerSecond=1000000", "--RateLimits:LoginsPerMinute=1000000", "--Logging:LogLevel:Default=Warning",
        "--Jobs:Schedules:close-of-business=", "--Jobs:Schedules:send-outgoing-payments=0/2 * * * * ?",
        "--Jobs:Schedules:exchange-messages=0/1 * * * * ?", "--Jobs:Schedules:investigate-silence=0/5 * * * * ?",
        "--Jobs:Schedules:resume-payments=0/3 * * * * ?",
    ];

    private static async Task PayAsync(SchemePlan plan, SimulatedBank scheme, StaffClient staff, CancellationToken cancellationToken)
    {
        var ibans = plan.Morning.Accounts.Select(account => account.Iban).Append(UnknownIban).ToList();
        await scheme.PayInAsync(ibans, Math.Max(1, plan.Size.PayIns / ibans.Count), cancellationToken);
        foreach (var file in plan.Files())
        {
            // 409: an earlier try was taken to its end, and its answer was lost with the process.
            var (status, body) = await staff.PostAsync("/staff/v1/payments/files", file, cancellationToken);
            if (status is not (HttpStatusCode.Created or HttpStatusCode.Conflict))
            {
                throw new InvalidOperationException($"A file was not taken ({status}): {body}");
            }
        }

        await scheme.RecallAsync(plan.Size.PayIns / 20, cancellationToken);
    }

    private static async Task<int> KillAsync(SchemePlan plan, Server server, TextWriter progress, CancellationToken cancellationToken)
    {
        foreach (var (delay, number) in plan.Delays.Select((delay, place) => (delay, place + 1)))
        {
            while (server.Address is null)
            {
                await Task.Delay(10, cancellationToken);
            }

            await Task.Delay(delay, cancellationToken);
            await server.KillAsync(cancellationToken);
            progress.WriteLine($"kill {number} of {plan.Size.Kills}");
        }

        return plan.Size.Kills;
    }

    /// <summary>Waits until nothing is open on either side.</summary>
    private static async Task SettleAsync(
        SchemePlan plan, SimulatedBank scheme, StaffClient staff, TextWriter progress, CancellationToken cancellationToken)
    {
        var recalled = false;
        for (var quiet = 0; quiet < 2;)
        {
            await Task.Delay(1_000, cancellationToken);
            var state = await scheme.StateAsync(cancellationToken);
            var open = 0;
            foreach (var status in new[] { "Received", "Booked", "Sent" })
            {
                open += (await staff.GetAsync($"/staff/v1/payments/orders?status={status}&limit=100", cancellationToken)).GetProperty("items").GetArrayLength();
            }

            var queued = (await staff.GetAsync("/staff/v1/payments/messages?status=Queued&limit=10", cancellationToken)).GetProperty("items").GetArrayLength();
            var isQuiet = open + queued + state.GetProperty("waiting").GetInt32() + state.GetProperty("unanswered").GetInt32() == 0
                && state.GetProperty("payments").GetInt32() == plan.Size.Payments;
            quiet = isQuiet ? quiet + 1 : 0;
            if (isQuiet && !recalled)
            {
                recalled = true;
                await scheme.RecallAsync(plan.Size.PayIns / 20, cancellationToken);
                quiet = 0;
            }
            else if (!isQuiet)
            {
                progress.WriteLine($"{state.GetProperty("payments")} at the scheme, {open} or more open, {state.GetProperty("waiting")} messages wait");
            }
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> OrdersAsync(StaffClient staff, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<string, string>();
        string? after = null;
        do
        {
            var page = await staff.GetAsync($"/staff/v1/payments/orders?limit=100{(after is null ? "" : $"&after={after}")}", cancellationToken);
            foreach (var order in page.GetProperty("items").EnumerateArray())
            {
                orders.Add(order.GetProperty("uetr").GetString()!, order.GetProperty("status").GetString()!);
            }

            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        return orders;
    }
}
