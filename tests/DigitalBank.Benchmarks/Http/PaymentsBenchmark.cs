using System.Diagnostics;
using System.Globalization;
using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// Transfers by the whole way a customer's payment goes, in turns with pgbench; how long they wait at half of the most; and a pain.001 booked.
/// Limits for each payment, and for all payments of a customer in a day and a month, are looked at and counted.
/// </summary>
internal static class PaymentsBenchmark
{
    public static async Task<int> RunAsync(string[] options)
    {
        var connections = options.Number("connections", 1_024);
        var seconds = TimeSpan.FromSeconds(options.Number("seconds", 5));
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var bank = await WebBank.StartAsync(cluster, folder, accounts: 1_000);
            await bank.LimitPaymentsAsync();
            var pgbench = new PgbenchContender(cluster);
            await pgbench.PrepareAsync(options.Number("scale", 50));
            IContender[] contenders = [pgbench, bank.Payments(connections), bank.PaymentsBySocket(connections)];
            foreach (var contender in contenders)
            {
                await contender.RunAsync(TimeSpan.FromSeconds(options.Number("warm-up", 20)));
            }

            await cluster.RecycleLogAsync();
            var series = await LedgerBenchmark.MeasureAsync(contenders, options.Number("rounds", 3), seconds);
            await WaitAtHalfAsync(bank, connections, series[1].Median / 2, TimeSpan.FromSeconds(options.Number("latency", 20)));
            await ImportAsync(bank, folder, options.Number("file", 100_000));
            Report.Print(series);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task WaitAtHalfAsync(WebBank bank, int connections, double rate, TimeSpan duration)
    {
        using var load = new Load(bank.Server.Network, connections, await bank.CustomerTransfersAsync());
        var half = await load.RunAsync(duration, rate);
        Console.WriteLine($"at a half {half.Payments / half.Seconds:N0}/s, counted from when each was due: {half.Waits}");
        await bank.Server.WaitUntilIdleAsync();
    }

    private static async Task ImportAsync(WebBank bank, string folder, int payments)
    {
        foreach (var count in new[] { Math.Min(5_000, payments), payments })
        {
            var file = Path.Combine(folder, $"pain.001-{count}.xml");
            await bank.WritePaymentFileAsync(file, count);
            var started = Stopwatch.GetTimestamp();
            var accepted = await bank.ImportAsync(file);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"pain.001 of {count:N0} payments, {new FileInfo(file).Length / 1e6:N1} MB: {accepted:N0} booked in {seconds:N1} s, {accepted / seconds:N0}/s; "
                + $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:N0} MB in use afterwards, the process {Environment.WorkingSet / 1e6:N0} MB"));
        }
    }
}
