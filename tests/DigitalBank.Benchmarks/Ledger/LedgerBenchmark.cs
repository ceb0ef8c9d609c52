using DigitalBank.Benchmarks.Http;
using DigitalBank.Benchmarks.Yardsticks;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>
/// How many transfers a second, against pgbench on the same PostgreSQL in the same run. Contenders take turns, so that what else
/// the machine does hits all of them.
/// </summary>
internal static class LedgerBenchmark
{
    public static async Task<int> RunAsync(LedgerBenchmarkOptions options)
    {
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        Console.WriteLine($"{await cluster.ScalarAsync("postgres", "SELECT version()")}, fsync {await cluster.ScalarAsync("postgres", "SHOW fsync")}, "
            + $"synchronous_commit {await cluster.ScalarAsync("postgres", "SHOW synchronous_commit")}, {Environment.ProcessorCount} cores");
        try
        {
            await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", cluster.ConnectionString("bank"), folder, options.Accounts);
            await using var embedded = await BenchmarkBank.OpenAsync("Sqlite", $"Data Source={folder}/bank.db", folder, options.Accounts);
            await using var web = await WebBank.StartAsync(cluster, folder, options.Accounts);
            var pgbench = new PgbenchContender(cluster);
            await pgbench.PrepareAsync(options.Scale);
            var contexts = await EfCoreContender.PrepareAsync(cluster);
            IContender[] contenders =
            [
                pgbench,
                new EfCoreContender(cluster, contexts, hot: false),
                new EfCoreContender(cluster, contexts, hot: true),
                .. options.Pgledger is { } files ? await PgledgerContender.PrepareAsync(cluster, files) : [],
                new EngineContender("postgres-64", bank, 64, hot: false, cluster.CpuSeconds),
                new EngineContender("postgres-hot-64", bank, 64, hot: true, cluster.CpuSeconds),
                new EngineContender("postgres-1024", bank, 1_024, hot: false, cluster.CpuSeconds),
                new EngineContender("postgres-hot-1024", bank, 1_024, hot: true, cluster.CpuSeconds),
                new EngineContender("postgres-4096", bank, 4_096, hot: false, cluster.CpuSeconds),
                web.Singles(256),
                web.Singles(1_024),
                web.SinglesBySocket(256),
                web.SinglesBySocket(1_024),
                web.Batches(8),
                web.Payments(256),
                new EngineContender("sqlite-1024", embedded, 1_024, hot: false, () => 0),
            ];
            var series = await MeasureAsync([.. contenders.Where(contender => options.Wants(contender.Name))], cluster, options);
            Report.Print(series);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task<List<Series>> MeasureAsync(IContender[] contenders, PostgreSqlCluster cluster, LedgerBenchmarkOptions options)
    {
        foreach (var contender in contenders)
        {
            await contender.RunAsync(TimeSpan.FromSeconds(options.WarmUp));
        }

        await cluster.RecycleLogAsync();
        return await MeasureAsync(contenders, options.Rounds, TimeSpan.FromSeconds(options.Seconds));
    }

    /// <summary>Lets each contender run once a round, one after the other.</summary>
    public static async Task<List<Series>> MeasureAsync(IContender[] contenders, int rounds, TimeSpan duration)
    {
        var series = contenders.Select(contender => new Series(contender.Name, [])).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                var run = await contenders[i].RunAsync(duration);
                series[i].Runs.Add(run);
                Console.WriteLine($"round {round} {contenders[i].Name,-18} {run.PerSecond,9:N0}/s {run.CpuMicroseconds,7:N1} µs CPU: "
                    + $"client {run.ClientMicroseconds,5:N1}, bank {run.ApplicationMicroseconds,5:N1}, database {run.DatabaseMicroseconds,5:N1}"
                    + (run.Waits is { } waits ? $"; p50 {waits.Quantile(0.5).TotalMilliseconds:N1}, p99 {waits.Quantile(0.99).TotalMilliseconds:N1} ms" : ""));
            }
        }

        return series;
    }
}
