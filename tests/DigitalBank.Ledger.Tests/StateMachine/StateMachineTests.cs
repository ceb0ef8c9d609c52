using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.StateMachine;

/// <summary>
/// The tables that TigerBeetle publishes of its state machine (Apache-2.0), played on our ledger as far as it knows such operations. What it
/// does not know is listed in docs/modules/ledger-holds.md, each with the reason; no row is left out silently.
/// </summary>
public sealed class StateMachineTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_the_published_tables_Then_every_row_comes_out_the_same_or_is_listed_as_having_no_counterpart()
    {
        if (StateMachineFile.Read() is not { } sequences)
        {
            output.WriteLine("SKIPPED: the folder shared/data is not beside the checkout.");
            return;
        }

        var (executed, without) = (new SortedDictionary<string, int>(), new SortedDictionary<string, int>());
        foreach (var sequence in sequences)
        {
            var run = new StateMachineRun(bank, sequence);
            await run.PlayAsync();
            (run.Executed.Values.Sum() + run.Without.Values.Sum()).ShouldBe(sequence.Count, sequence[0].Test);
            Add(executed, run.Executed);
            Add(without, run.Without);
        }

        Print("executed", executed);
        Print("without counterpart", without);
        var documented = await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "modules", "ledger-holds.md"));
        foreach (var reason in without.Keys)
        {
            documented.ShouldContain($"| `{reason}` |");
        }

        (executed.Values.Sum() + without.Values.Sum()).ShouldBe(sequences.Sum(sequence => sequence.Count));
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    private void Print(string title, SortedDictionary<string, int> counts) =>
        output.WriteLine($"{title}: {counts.Values.Sum()} ({string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"))})");

    private static void Add(SortedDictionary<string, int> to, Dictionary<string, int> counts)
    {
        foreach (var (key, count) in counts)
        {
            to[key] = to.GetValueOrDefault(key) + count;
        }
    }

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
