using System.Diagnostics;
using System.Globalization;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Proofs;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Verification;

/// <summary>
/// What it takes to seal and to verify a whole book that the posting engine has filled, and how long queries of one account and receipts
/// take in it. CPU counts this process and the database server.
/// </summary>
internal static class VerifyBenchmark
{
    private const int Accounts = 10_000;
    private const int Rounds = 5;
    private const int Queries = 1_000;
    private const int PageSize = 50;

    public static async Task<int> RunAsync(string[] options)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var entries = Option(options, "entries") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
        var only = Option(options, "only");
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-verify-").FullName;
        try
        {
            if (only is null or "Sqlite")
            {
                await RunAsync("Sqlite", $"Data Source={folder}/bank.db", folder, entries, () => 0);
            }

            if (only is null or "PostgreSql")
            {
                await using var cluster = await PostgreSqlCluster.StartAsync();
                await RunAsync("PostgreSql", cluster.ConnectionString("bank"), folder, entries, cluster.CpuSeconds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static string? Option(string[] options, string name) =>
        options.Select(option => option.Split('=')).Where(option => option[0] == "--" + name).Select(option => option[1]).FirstOrDefault();

    private static async Task RunAsync(string provider, string connection, string folder, int entries, Func<double> serverCpu)
    {
        await using var bank = await BenchmarkBank.OpenAsync(provider, connection, Path.Combine(folder, provider), Accounts);
        await bank.FillAsync(entries);
        var sealing = await MeasureAsync(
            async () => await bank.Services.GetRequiredService<Sealer>().SealAsync(CancellationToken.None) ?? 0, serverCpu);
        Print(provider, "seal", sealing);
        for (var round = 0; round < Rounds; round++)
        {
            Print(provider, "verify", await MeasureAsync(() => VerifyAsync(bank), serverCpu));
        }

        Console.WriteLine($"{provider,-10} memory after verifying {Environment.WorkingSet / 1_048_576:N0} MB");
        var random = new Random(1);
        await PrintTimesAsync(bank, provider, "balance", () => new GetBalances([AnAccount(bank, random)]));
        await PrintTimesAsync(bank, provider, "last page", () => new GetAccountHistory(AnAccount(bank, random), null, null, null, PageSize, NewestFirst: true));
        await PrintTimesAsync(bank, provider, "receipt", () => new GetEntryReceipt(random.Next(1, entries)));
    }

    private static long AnAccount(BenchmarkBank bank, Random random) => bank.Customers[random.Next(bank.Customers.Length)];

    private static async Task<long> VerifyAsync(BenchmarkBank bank)
    {
        var report = await bank.SendAsync(new VerifyLedger());
        return report.Holds && report.SealedEntries == report.Entries
            ? report.Entries
            : throw new InvalidOperationException($"The ledger does not hold: {(report.Findings.Count > 0 ? report.Findings[0].Message : "not all of it is sealed")}");
    }

    private static async Task<Run> MeasureAsync(Func<Task<long>> work, Func<double> serverCpu)
    {
        var (cpu, server, started) = (Cpu.OfThisProcess(), serverCpu(), Stopwatch.GetTimestamp());
        var count = await work();
        return new Run(count, Stopwatch.GetElapsedTime(started).TotalSeconds, Cpu.OfThisProcess() - cpu, serverCpu() - server);
    }

    private static void Print(string provider, string what, Run run) => Console.WriteLine(
        $"{provider,-10} {what,-9} {run.Count,10:N0} in {run.Seconds,6:N2} s: {run.Count / run.Seconds,9:N0}/s, "
        + $"CPU µs each {run.Cpu * 1e6 / run.Count,6:N2} here and {run.ServerCpu * 1e6 / run.Count,6:N2} in the server");

    private static async Task PrintTimesAsync<T>(BenchmarkBank bank, string provider, string what, Func<IRequest<Result<T>>> request)
    {
        var times = new double[Queries];
        for (var i = -Queries / 2; i < Queries; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await bank.SendAsync(request());
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        Console.WriteLine($"{provider,-10} {what,-9} p50 {times[Queries / 2],6:N2} ms, p99 {times[Queries * 99 / 100],6:N2} ms");
    }

    private readonly record struct Run(long Count, double Seconds, double Cpu, double ServerCpu);
}
