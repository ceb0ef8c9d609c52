using System.Diagnostics;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Proofs;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Proofs;

/// <summary>What sealing costs per entry, how fast the whole ledger is verified, and how long a receipt takes. CPU counts this process.</summary>
internal static class ProofBenchmark
{
    private const int Callers = 4_096;
    private const int Accounts = 10_000;
    private const int Receipts = 200;

    public static async Task<int> RunAsync(string[] options)
    {
        var entries = options.Number("entries", 300_000);
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-proofs-").FullName;
        try
        {
            await using var cluster = await PostgreSqlCluster.StartAsync();
            foreach (var (provider, connection) in (IEnumerable<(string, string)>)
                [("Sqlite", $"Data Source={folder}/bank.db"), ("PostgreSql", cluster.ConnectionString("bank"))])
            {
                await using var bank = await BenchmarkBank.OpenAsync(provider, connection, Path.Combine(folder, provider), Accounts);
                await FillAsync(bank, entries);
                var sealing = await MeasureAsync(async () => await bank.Services.GetRequiredService<Sealer>().SealAsync(CancellationToken.None) ?? 0);
                Print(provider, "seal", sealing);
                for (var round = 0; round < 3; round++)
                {
                    Print(provider, "verify", await MeasureAsync(async () => (await bank.SendAsync(new VerifyLedger())) is { Holds: true } report
                        ? report.SealedEntries
                        : throw new InvalidOperationException("The ledger does not hold.")));
                }

                Print(provider, "receipts", await MeasureAsync(() => WriteReceiptsAsync(bank, entries)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task FillAsync(BenchmarkBank bank, int entries)
    {
        var handler = new PostJournalEntryHandler(bank.Services.GetRequiredService<PostingEngine>());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = caller; i < entries; i += Callers)
            {
                _ = (await handler.Handle(bank.ATransfer(random, hot: false), CancellationToken.None)).Value;
            }
        })));
    }

    private static async Task<long> WriteReceiptsAsync(BenchmarkBank bank, int entries)
    {
        var random = new Random(1);
        for (var i = 0; i < Receipts; i++)
        {
            await bank.SendAsync(new GetEntryReceipt(random.Next(1, entries)));
        }

        return Receipts;
    }

    private static async Task<(long Count, double Seconds, double Cpu)> MeasureAsync(Func<Task<long>> work)
    {
        var (cpu, started) = (Cpu.OfThisProcess(), Stopwatch.GetTimestamp());
        var count = await work();
        return (count, Stopwatch.GetElapsedTime(started).TotalSeconds, Cpu.OfThisProcess() - cpu);
    }

    private static void Print(string provider, string what, (long Count, double Seconds, double Cpu) run) => Console.WriteLine(
        $"{provider,-10} {what,-8} {run.Count,9:N0} in {run.Seconds,6:N2} s: {run.Count / run.Seconds,9:N0}/s, {run.Cpu * 1e6 / run.Count,8:N2} µs CPU each, "
        + $"{run.Count / run.Cpu,9:N0} per CPU second");
}
