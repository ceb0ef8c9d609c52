using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.Http;

/// <summary>How long single payments wait at half of what the bank can take at most, sent at a fixed rate.</summary>
internal static class LatencyBenchmark
{
    private static readonly TimeSpan Seeking = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string[] options)
    {
        var connections = options.Number("connections", 256);
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var bank = await WebBank.StartAsync(cluster, folder, options.Number("accounts", 10_000));
            await bank.WarmUpAsync(TimeSpan.FromSeconds(options.Number("warm-up", 30)));
            using var load = new Load(bank.Server.Network, connections, await bank.StaffEntriesAsync());
            var most = await load.RunAsync(Seeking);
            var peak = most.Payments / most.Seconds;
            await bank.Server.WaitUntilIdleAsync();
            await cluster.RecycleLogAsync();
            Console.WriteLine($"at most   {peak:N0}/s with {connections} connections, each waiting for its answer: {most.Waits}");
            var half = await load.RunAsync(TimeSpan.FromSeconds(options.Number("seconds", 30)), peak / 2);
            Console.WriteLine($"at a half {half.Payments / half.Seconds:N0}/s, counted from when each was due: {half.Waits}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }
}
