using DigitalBank.Payments.Reconciliation.Matching;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Payments.Tests.Reconciliation.Matching;

public sealed class PlantedBreaksTests(ITestOutputHelper output)
{
    private static readonly MatchRules Rules = new(PlantedBreaks.WindowDays, PlantedBreaks.ToleranceMinor);

    [Fact]
    public void Every_planted_break_is_found_and_nothing_else_is_called_one()
    {
        for (var run = 0; run < 20; run++)
        {
            var seed = Random.Shared.Next();
            var planted = new PlantedBreaks(seed, cases: 1_000);
            output.WriteLine($"seed {seed}, {planted.Planted.Count} breaks planted");

            var outcome = MatchingEngine.Match(planted.Statement, planted.Ledger, Rules);

            var found = planted.Statement.Concat(planted.Ledger).Except(outcome.Matches.SelectMany(match => match.Items)).ToHashSet();
            var right = found.Count(planted.Planted.Contains);
            ((double)right / found.Count).ShouldBe(1, $"precision, seed {seed}");
            ((double)right / planted.Planted.Count).ShouldBe(1, $"recall, seed {seed}");
        }
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_order_of_the_items_and_no_item_is_used_twice()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var planted = new PlantedBreaks(seed, cases: 1_000);
        var random = new Random(seed);
        var shuffledStatement = planted.Statement.ToArray();
        var shuffledLedger = planted.Ledger.ToArray();
        random.Shuffle(shuffledStatement);
        random.Shuffle(shuffledLedger);

        var first = MatchingEngine.Match(planted.Statement, planted.Ledger, Rules);
        var second = MatchingEngine.Match(shuffledStatement, shuffledLedger, Rules);

        Words(second).ShouldBe(Words(first));
        first.Matches.SelectMany(match => match.Items).ShouldBeUnique();
        first.Matches.ShouldAllBe(match => match.Items.Select(item => item.CurrencyCode).Distinct().Count() == 1
            && match.Items.Select(item => Math.Sign(item.AmountMinor)).Distinct().Count() == 1);
    }

    private static IEnumerable<string> Words(MatchOutcome outcome) =>
        outcome.Matches.Select(match => $"{match.Rule} {string.Join(' ', match.Items.Select(item => item.Id).Order())}").Order(StringComparer.Ordinal);
}
