using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.CloseOfBusiness;

/// <summary>
/// Closes a few days of a bank whose accounts all bear interest, one of them the last of a month, in a process of its own as it is
/// delivered; first with a tenth of the accounts, so that what grows faster than the bank shows.
/// </summary>
internal static class CloseOfBusinessBenchmark
{
    private const string Accrual = "accrue-interest";
    private const string Posting = "capitalise-interest";

    /// <summary>A Monday; the month, and the quarter, end on the Wednesday.</summary>
    private static readonly DateOnly First = new(2026, 9, 28);

    public static async Task<int> RunAsync(string[] options)
    {
        var accounts = options.Number("accounts", 1_000_000);
        var days = options.Number("days", 4);
        var moving = options.Number("moving", 10);
        var settings = options.Text("steps") is { } steps
            ? steps.Split(',').Select((step, i) => $"--Jobs:CloseOfBusiness:Steps:{i}={step}").ToList()
            : [];
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var results = new List<SizeResult>();
        foreach (var size in options.Text("only") is null ? [accounts / 10, accounts] : new[] { accounts })
        {
            results.Add(await CloseAsync(cluster, size, days, moving, settings));
        }

        foreach (var result in results)
        {
            Console.WriteLine(result);
        }

        if (results is [var tenth, var whole])
        {
            Console.WriteLine(
                $"time per account, {whole.Accounts:N0} over {tenth.Accounts:N0}: {whole.MonthEndMicroseconds / tenth.MonthEndMicroseconds:N2}");
        }

        return 0;
    }

    private static async Task<SizeResult> CloseAsync(PostgreSqlCluster cluster, int accounts, int days, int moving, IReadOnlyList<string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            var bank = new InterestBank(cluster, $"interest{accounts}", folder, First);
            Console.WriteLine($"{accounts:N0} accounts taken over in {(await bank.FillAsync(accounts)).TotalSeconds:N0} s");
            var closes = new List<MeasuredClose>();
            for (var (day, i) = (First, 0); i < days; i++)
            {
                day = i == 0 ? day : await bank.MoveAsync(accounts * moving / 100);
                var close = await bank.CloseAsync(day, settings);
                closes.Add(close);
                close.WriteTo(Console.Out);
            }

            return SizeResult.Of(accounts, closes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="MonthEndSeconds">Accrual and posting of the day that ended the month.</param>
    private sealed record SizeResult(int Accounts, double AccrualSeconds, double MonthEndSeconds, double Megabytes)
    {
        public double MonthEndMicroseconds => MonthEndSeconds * 1e6 / Accounts;

        public static SizeResult Of(int accounts, List<MeasuredClose> closes) => new(
            accounts,
            closes.Select(close => close.SecondsOf(Accrual)).Order().ElementAt(closes.Count / 2),
            closes.Max(close => close.SecondsOf(Accrual) + close.SecondsOf(Posting)),
            closes.Max(close => close.PeakMegabytes));

        public override string ToString() =>
            $"{Accounts:N0} accounts: accrual {Accounts / AccrualSeconds:N0} accounts/s, accrual and posting together at the end of the month "
            + $"{Accounts / MonthEndSeconds:N0} accounts/s, most memory {Megabytes:N0} MB";
    }
}
