using System.Diagnostics;
using DigitalBank.Benchmarks.Http;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.SharedKernel.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Size;

/// <summary>What a long journal costs: posting into one with millions of entries and into an empty one in turns, and the queries that customers wait for.</summary>
internal static class SizeBenchmark
{
    private const int Feeders = 4;
    private const int EntriesAtOnce = 1_000;
    private const int Callers = 1_024;
    private const int Queries = 2_000;

    public static async Task<int> RunAsync(string[] options)
    {
        var entries = options.Number("entries", 10_000_000);
        var accounts = options.Number("accounts", 10_000);
        var seconds = TimeSpan.FromSeconds(options.Number("seconds", 5));
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var empty = await BenchmarkBank.OpenAsync("PostgreSql", cluster.ConnectionString("empty"), folder, accounts);
            await using var full = await BenchmarkBank.OpenAsync("PostgreSql", cluster.ConnectionString("full"), folder, accounts);
            await FillAsync(full, entries);
            await cluster.ScalarAsync("full", "VACUUM ANALYZE"); // as it would have had by itself while it grew
            Console.WriteLine($"size on disk: {await cluster.ScalarAsync("full", "SELECT pg_size_pretty(pg_database_size('full'))")}");
            await AskAsync(full, "balance", account => new GetBalances([account]));
            await AskAsync(full, "last page", account => new GetAccountHistory(account, From: null, To: null, After: null, Limit: 50, NewestFirst: true));
            await CompareAsync(
                new EngineContender("empty", empty, Callers, hot: false, cluster.CpuSeconds),
                new EngineContender("full", full, Callers, hot: false, cluster.CpuSeconds),
                options.Number("rounds", 5),
                seconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task FillAsync(BenchmarkBank bank, int entries)
    {
        var engine = bank.Services.GetRequiredService<PostingEngine>();
        var (batches, taken, started) = (entries / EntriesAtOnce, 0, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Feeders).Select(feeder => Task.Run(async () =>
        {
            var random = new Random(feeder);
            for (var batch = Interlocked.Increment(ref taken); batch <= batches; batch = Interlocked.Increment(ref taken))
            {
                var requests = Enumerable.Range(0, EntriesAtOnce).Select(_ => Requests.For(bank.ATransfer(random, hot: false), recordedBy: null)).ToList();
                foreach (var answer in await engine.PostAsync(requests, CancellationToken.None))
                {
                    _ = answer.Value; // throws where it was refused
                }

                if (batch % 1_000 == 0)
                {
                    Console.WriteLine($"filled {batch * (long)EntriesAtOnce:N0}, {batch * EntriesAtOnce / Stopwatch.GetElapsedTime(started).TotalSeconds:N0}/s on average");
                }
            }
        })));
    }

    private static async Task AskAsync<T>(BenchmarkBank bank, string name, Func<long, IQuery<T>> query)
    {
        var random = new Random(1);
        var waits = new Latencies();
        for (var i = -Queries; i < Queries; i++) // the first half warms up
        {
            var account = bank.Customers[random.Next(bank.Customers.Length)];
            var started = Stopwatch.GetTimestamp();
            await bank.SendAsync(query(account));
            if (i >= 0)
            {
                waits.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        Console.WriteLine($"{name,-10} of a random account: {waits}");
    }

    private static async Task CompareAsync(EngineContender empty, EngineContender full, int rounds, TimeSpan seconds)
    {
        var (inEmpty, inFull) = (new Series("empty", []), new Series("full", []));
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (contender, series) in (IEnumerable<(EngineContender, Series)>)[(empty, inEmpty), (full, inFull)])
            {
                var run = await contender.RunAsync(seconds);
                if (round > 0) // the first warms up
                {
                    series.Runs.Add(run);
                    Console.WriteLine($"round {round} {contender.Name,-6} {run.PerSecond,9:N0}/s {run.CpuMicroseconds,7:N1} µs CPU");
                }
            }
        }

        Console.WriteLine($"full over empty: {inFull.Median / inEmpty.Median:N2} in transfers/s, {inFull.MedianCpu / inEmpty.MedianCpu:N2} in CPU");
    }
}
