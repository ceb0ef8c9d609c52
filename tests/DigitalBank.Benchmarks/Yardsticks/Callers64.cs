using System.Diagnostics;
using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.Yardsticks;

/// <summary>Sixty-four callers, each of whom makes one transfer after another.</summary>
internal static class Callers64
{
    public static async Task<Measurement> RunAsync(PostgreSqlCluster cluster, TimeSpan duration, Func<Random, Task> transferAsync)
    {
        var (application, database) = (Cpu.OfThisProcess(), cluster.CpuSeconds());
        var started = Stopwatch.GetTimestamp();
        var made = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(started) < duration; count++)
            {
                await transferAsync(random);
            }

            return count;
        })));
        return new Measurement(
            made.Sum(),
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            ClientCpu: 0,
            Cpu.OfThisProcess() - application,
            cluster.CpuSeconds() - database);
    }
}
