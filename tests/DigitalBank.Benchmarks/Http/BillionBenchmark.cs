using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// A billion payments a day over HTTP: the average rate of such a day and then its peak, for some minutes each, single payments and batches
/// of 1,000 together, sent at a fixed rate whether or not the bank keeps up.
/// </summary>
internal static class BillionBenchmark
{
    private const double SecondsPerDay = 86_400;
    private const int SingleConnections = 256;
    private const int BatchConnections = 16;

    public static async Task<int> RunAsync(string[] options)
    {
        var duration = TimeSpan.FromMinutes(options.Number("minutes", 2));
        var singles = options.Number("singles", 20) / 100.0;
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var bank = await WebBank.StartAsync(cluster, folder, options.Number("accounts", 10_000));
            await bank.WarmUpAsync(TimeSpan.FromSeconds(options.Number("warm-up", 30)));
            Console.WriteLine($"{Environment.ProcessorCount} cores for load generator, bank and database; {singles:P0} of the payments one by one");
            var average = await RunAsync(bank, cluster, "average", options.Number("rate", 11_574), singles, duration);
            var peak = await RunAsync(bank, cluster, "peak", options.Number("peak", 30_000), singles, duration);
            Console.WriteLine($"payments a day at the average rate: {average * SecondsPerDay / 1e6:N0} million; at the peak rate: {peak * SecondsPerDay / 1e6:N0} million");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <returns>Payments booked a second.</returns>
    private static async Task<double> RunAsync(
        WebBank bank, PostgreSqlCluster cluster, string name, int rate, double singles, TimeSpan duration)
    {
        using var alone = new Load(bank.Server.Network, SingleConnections, await bank.StaffEntriesAsync());
        using var together = new Load(bank.Server.Network, BatchConnections, await bank.StaffBatchesAsync());
        var (client, application, database) = (Cpu.OfThisProcess(), bank.Server.CpuSeconds, cluster.CpuSeconds());
        var results = await Task.WhenAll(
            alone.RunAsync(duration, rate * singles),
            together.RunAsync(duration, rate * (1 - singles) / StaffBatches.Entries));
        var seconds = results.Max(result => result.Seconds);
        var perSecond = results.Sum(result => result.Payments) / seconds;
        Console.WriteLine($"{name,-8} asked {rate:N0}/s, booked {perSecond:N0}/s for {seconds:N0} s");
        Console.WriteLine($"{"",-8} single payments {results[0].Waits}");
        Console.WriteLine($"{"",-8} batches of 1,000 {results[1].Waits}");
        Console.WriteLine($"{"",-8} cores busy: client {(Cpu.OfThisProcess() - client) / seconds:N2}, bank {(bank.Server.CpuSeconds - application) / seconds:N2}, "
            + $"database {(cluster.CpuSeconds() - database) / seconds:N2}; the bank's memory {bank.Server.ResidentMegabytes:N0} MB");
        return perSecond;
    }
}
