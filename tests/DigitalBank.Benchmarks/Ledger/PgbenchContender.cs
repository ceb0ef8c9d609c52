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
        var rate = double.Parse(Rate().Match(report).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return new Measurement(
            transactions, transactions / rate, Cpu.OfReapedChildren() - client, cluster.CpuSeconds() - database);
    }

    [GeneratedRegex(@"number of transactions actually processed: (\d+)")]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = ([0-9.]+) \(without initial connection time\)")]
    private static partial Regex Rate();
}
