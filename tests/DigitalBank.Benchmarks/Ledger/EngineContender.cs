using System.Diagnostics;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>The posting engine behind its command handler, with a fixed number of callers who each wait for their answer.</summary>
/// <param name="databaseCpu">CPU seconds of the database server so far; zero where it lives in this process.</param>
internal sealed class EngineContender(string name, BenchmarkBank bank, int inFlight, bool hot, Func<double> databaseCpu) : IContender
{
    public string Name => name;

    public async Task<Measurement> RunAsync(TimeSpan duration)
    {
        var handler = new PostJournalEntryHandler(bank.Services.GetRequiredService<PostingEngine>());
        var (application, database) = (Cpu.OfThisProcess(), databaseCpu());
        var started = Stopwatch.GetTimestamp();
        var booked = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(caller => Task.Run(() => PostUntilAsync(handler, caller, started, duration))));
        return new Measurement(
            booked.Sum(),
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            ClientCpu: 0,
            Cpu.OfThisProcess() - application,
            databaseCpu() - database);
    }

    private async Task<long> PostUntilAsync(PostJournalEntryHandler handler, int caller, long started, TimeSpan duration)
    {
        var random = new Random(caller);
        var booked = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var result = await handler.Handle(bank.ATransfer(random, hot), CancellationToken.None);
            if (!result.IsSuccess)
            {
                throw new InvalidOperationException(result.Failure.Code);
            }

            booked++;
        }

        return booked;
    }
}
