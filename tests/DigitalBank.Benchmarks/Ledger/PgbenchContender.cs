using System.Globalization;
using System.Text.RegularExpressions;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>The yardstick: pgbench's own bank, one transaction per transfer, 64 clients, prepared statements.</summary>
internal sealed partial class PgbenchContender(PostgreSqlCluster cluster) : IContender
{
    public string Name => "pgbench";

    public Task PrepareAsync(int scale) => cluster.PgbenchAsync($"-i -q -s {scale}");

    public async Task<Measurement> RunAsync(TimeSpan duration)
    {
        var (database, client) = (cluster.CpuSeconds(), Cpu.OfReapedChildren());
        var report = await cluster.PgbenchAsync($"-n -c 64 -j 2 -M prepared -T {(int)duration.TotalSeconds}");
        var transactions = long.Parse(Processed().Match(report).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return new Measurement(
            transactions,
            SecondsOf(report, transactions, duration),
            Cpu.OfReapedChildren() - client,
            ApplicationCpu: 0,
            cluster.CpuSeconds() - database);
    }

    // It reports no rate when not a single transaction ended, as on a disk that stalls.
    private static double SecondsOf(string report, long transactions, TimeSpan duration) =>
        Rate().Match(report) is { Success: true } rate
            ? transactions / double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : duration.TotalSeconds;

    [GeneratedRegex(@"number of transactions actually processed: (\d+)")]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = ([0-9.]+) \(without initial connection time\)")]
    private static partial Regex Rate();
}
