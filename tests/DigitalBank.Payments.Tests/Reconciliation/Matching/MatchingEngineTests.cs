using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Matching;
using Shouldly;
using Xunit;
using static DigitalBank.Payments.Tests.Reconciliation.Matching.Items;

namespace DigitalBank.Payments.Tests.Reconciliation.Matching;

public sealed class MatchingEngineTests
{
    private static readonly MatchRules Rules = new(WindowDays: 5);

    [Theory]
    [InlineData("U1", null, "U1", null, -10, -10, 0, MatchRule.Uetr)]
    [InlineData("U1", null, "U1", null, -10, 10, 0, null)] // the other direction
    [InlineData("U1", null, "U1", null, -10, -11, 0, null)]
    [InlineData("U1", null, "U2", null, -10, -10, 0, null)] // two payments that happen to be equal
    [InlineData(null, "E1", "U2", "E1", -10, -10, 30, MatchRule.EndToEndId)] // a reference needs no date
    [InlineData(null, " e-1 ", null, "00E1", -10, -10, 30, MatchRule.EndToEndId)] // case, blanks, marks, leading zeros
    [InlineData(null, "RF18539007547034", null, "539007547034", -10, -10, 30, MatchRule.EndToEndId)] // ISO 11649
    [InlineData(null, "NOTPROVIDED", null, "NOTPROVIDED", -10, -10, 6, null)]
    [InlineData(null, "NOTPROVIDED", null, "E1", -10, -10, 5, MatchRule.AmountAndDate)]
    [InlineData(null, null, null, null, -10, -10, 5, MatchRule.AmountAndDate)]
    [InlineData(null, null, null, null, -10, -10, 6, null)]
    internal void Two_items_are_the_same_money_or_not(
        string? theirUetr, string? theirEndToEndId, string? ourUetr, string? ourEndToEndId, long theirs, long ours, int daysApart, MatchRule? rule)
    {
        var outcome = MatchingEngine.Match([Stated(theirs, theirEndToEndId, theirUetr)], [Booked(ours, ourEndToEndId, ourUetr, daysLater: -daysApart)], Rules);

        outcome.Matches.Select(match => (MatchRule?)match.Rule).ShouldBe(rule is null ? [] : [rule]);
    }

    [Fact]
    public void Nothing_matches_across_currencies()
    {
        var outcome = MatchingEngine.Match([Stated(10, "E1", "U1")], [Booked(10, "E1", "U1", currency: "USD")], Rules with { ToleranceMinor = 5 });

        outcome.Matches.ShouldBeEmpty();
    }

    [Fact]
    public void Equal_amounts_match_in_their_order_when_both_sides_have_as_many_of_them()
    {
        var (first, second) = (Booked(10, daysLater: -1), Booked(10));

        var outcome = MatchingEngine.Match([Stated(10), Stated(10, daysLater: 1)], [second, first], Rules);

        outcome.Matches.Select(match => match.Ledger.Single()).ShouldBe([first, second]);
    }

    [Fact]
    public void Equal_amounts_stay_open_when_one_side_has_more_of_them_because_somebody_would_have_to_guess()
    {
        var (near, far) = (Booked(10, daysLater: -1), Booked(10, daysLater: -4));
        var statement = Stated(10);

        var outcome = MatchingEngine.Match([statement], [far, near], Rules);

        outcome.Matches.ShouldBeEmpty();
        outcome.Ambiguous.ShouldBe([statement, near, far], ignoreOrder: true);
    }

    [Fact]
    public void The_first_of_two_entries_with_one_uetr_is_the_payment_and_the_other_stays_open()
    {
        var (first, second) = (Stated(-10, uetr: "U1"), Stated(-10, uetr: "U1"));

        var match = MatchingEngine.Match([second, first], [Booked(-10, uetr: "U1")], Rules).Matches.ShouldHaveSingleItem();

        match.Statement.Single().ShouldBe(first);
    }

    [Fact]
    public void An_instruction_id_that_a_customer_gave_two_payments_says_not_which_of_them_it_is()
    {
        var (own, others) = (Booked(-10, instructionId: "1"), Booked(-10, instructionId: "1", daysLater: -1));

        var outcome = MatchingEngine.Match([Stated(-10, instructionId: "1")], [own, others], Rules);

        outcome.Matches.ShouldBeEmpty();
        outcome.Ambiguous.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("U1", null, "U2", null)]
    [InlineData(null, "T1", null, "T2")]
    [InlineData("U1", "T1", "U2", "T1")] // the UETR is the stronger one
    public void A_reference_of_the_customer_does_not_make_two_payments_one_when_those_of_the_banks_differ(
        string? theirUetr, string? theirTransactionId, string? ourUetr, string? ourTransactionId)
    {
        ReconciliationItem Theirs(long amount, string? instructionId = null, string? text = null) => Stated(amount, "RENT", theirUetr, text: text, transactionId: theirTransactionId, instructionId: instructionId);
        ReconciliationItem Ours(long amount, string? instructionId = null) => Booked(amount, "RENT", ourUetr, transactionId: ourTransactionId, instructionId: instructionId);

        MatchingEngine.Match([Theirs(-10)], [Ours(-10)], Rules).Matches.ShouldBeEmpty();
        MatchingEngine.Match([Theirs(-10, instructionId: "1")], [Ours(-10, instructionId: "1")], Rules).Matches.ShouldBeEmpty();
        MatchingEngine.Match([Theirs(-10, text: "INV100")], [Ours(-10, instructionId: "INV100")], Rules).Matches.ShouldBeEmpty();
        MatchingEngine.Match([Theirs(-10)], [Ours(-11)], Rules with { ToleranceMinor = 1 }).Matches.ShouldBeEmpty();
        MatchingEngine.Match([Theirs(-30)], [Ours(-10), Ours(-20)], Rules).Matches.ShouldBeEmpty();
        MatchingEngine.Match([Theirs(-10), Theirs(-20)], [Ours(-30)], Rules).Matches.ShouldBeEmpty();
    }

    [Fact]
    public void One_uetr_is_one_payment_even_when_the_other_bank_numbers_it_by_itself()
    {
        var outcome = MatchingEngine.Match([Stated(-10, uetr: "U1", transactionId: "T1")], [Booked(-10, uetr: "U1", transactionId: "T2")], Rules);

        outcome.Matches.ShouldHaveSingleItem().Rule.ShouldBe(MatchRule.Uetr);
    }

    [Fact]
    public void What_a_reference_leaves_in_doubt_no_amount_decides()
    {
        var statement = Stated(-10, "E1");

        var outcome = MatchingEngine.Match([statement], [Booked(-10, "E1"), Booked(-10, "E1", daysLater: -9)], Rules);

        outcome.Matches.ShouldBeEmpty(); // one of the two is outside of the window
        outcome.Ambiguous.Count.ShouldBe(3);
    }

    [Fact]
    public void A_reference_that_many_items_share_leaves_them_in_doubt()
    {
        var ledger = Enumerable.Range(0, 101).Select(i => Booked(-10, "E" + i, text: "SALARY2026", daysLater: -10 * i)).ToList();

        var outcome = MatchingEngine.Match([Stated(-10, text: "SALARY2026")], ledger, Rules);

        outcome.Matches.ShouldBeEmpty();
        outcome.Ambiguous.Count.ShouldBe(102);
    }

    [Theory]
    [InlineData("NTRFDE89370400440532013000//INV100")]
    [InlineData("INV100//DE89370400440532013000")]
    [InlineData("INV100 /DE89370400440532013000/")]
    public void An_account_number_in_a_text_is_no_reference(string text) =>
        ReferenceText.FoundIn(text.Replace("NTRF", string.Empty, StringComparison.Ordinal)).ShouldBe("INV100");

    [Fact]
    public void An_end_to_end_id_in_the_text_is_found()
    {
        var text = ReferenceText.FoundIn("Invoice of November, INV-2026/0815, thanks");

        var match = MatchingEngine.Match([Stated(10, text: text)], [Booked(10, "INV-2026/0815", daysLater: -20)], Rules).Matches.ShouldHaveSingleItem();

        match.Rule.ShouldBe(MatchRule.Reference);
    }

    [Fact]
    public void One_entry_for_a_whole_file_matches_its_payments_when_they_add_up_to_it()
    {
        var payments = new[] { Booked(-10, "E1", batch: "MSG-1"), Booked(-20, "E2", batch: "MSG-1"), Booked(-30, "E3", batch: "MSG-1") };

        var match = MatchingEngine.Match([Stated(-60, batch: "MSG-1")], payments, Rules).Matches.ShouldHaveSingleItem();

        (match.Rule, match.Ledger.Count).ShouldBe((MatchRule.OneToMany, 3));
    }

    [Fact]
    public void Several_entries_for_one_line_match_when_they_add_up_to_it()
    {
        var match = MatchingEngine.Match([Stated(10, "E1"), Stated(20, "E1")], [Booked(30, "E1")], Rules).Matches.ShouldHaveSingleItem();

        (match.Rule, match.Statement.Count).ShouldBe((MatchRule.ManyToOne, 2));
    }

    [Theory]
    [InlineData(-59, "MSG-1", -30)] // a cent is missing
    [InlineData(-60, "MSG-2", -30)] // another file
    [InlineData(-60, null, -30)] // a sum without a reference would be a guess
    [InlineData(-30, "MSG-1", 0)] // lines of both directions do not go together
    public void What_does_not_belong_together_is_not_matched_as_a_sum(long total, string? batch, long third)
    {
        var payments = new[] { Booked(-10, batch: "MSG-1"), Booked(-20, batch: "MSG-1"), Booked(third == 0 ? 30 : third, batch: "MSG-1") };

        var outcome = MatchingEngine.Match([Stated(total, batch: batch)], payments, Rules);

        outcome.Matches.Where(match => match.Ledger.Count == 3).ShouldBeEmpty();
    }

    [Fact]
    public void A_sum_that_shares_an_item_with_another_one_stays_open()
    {
        var shared = Booked(-10, "E1", batch: "MSG-1");

        var outcome = MatchingEngine.Match(
            [Stated(-30, batch: "MSG-1"), Stated(-25, "E1")],
            [shared, Booked(-20, batch: "MSG-1"), Booked(-15, "E1")],
            Rules);

        outcome.Matches.ShouldBeEmpty();
        outcome.Ambiguous.ShouldContain(shared);
    }

    [Theory]
    [InlineData(-98, 2, MatchRule.WithinTolerance)]
    [InlineData(-97, 2, null)]
    [InlineData(98, 2, null)]
    [InlineData(-98, 0, null)]
    internal void A_small_difference_matches_when_the_rule_tolerates_it_and_a_reference_agrees(long theirs, long tolerance, MatchRule? rule)
    {
        var outcome = MatchingEngine.Match([Stated(theirs, "E1")], [Booked(-100, "E1")], Rules with { ToleranceMinor = tolerance });

        outcome.Matches.Select(match => (MatchRule?)match.Rule).ShouldBe(rule is null ? [] : [rule]);
        outcome.Matches.Sum(match => match.DifferenceMinor).ShouldBe(rule is null ? 0 : 2);
    }

    [Fact]
    public void Two_candidates_within_the_tolerance_stay_open()
    {
        var outcome = MatchingEngine.Match([Stated(-99, "E1")], [Booked(-100, "E1"), Booked(-98, "E1")], Rules with { ToleranceMinor = 2 });

        outcome.Matches.ShouldBeEmpty();
        outcome.Ambiguous.Count.ShouldBe(3);
    }

    [Fact]
    public void A_return_that_the_other_bank_never_took_cancels_the_line_with_which_it_left()
    {
        var takenBack = new ReconciliationItem
        {
            Id = Guid.CreateVersion7(),
            LedgerAccountId = 1,
            Side = ReconciliationSide.Ledger,
            AmountMinor = 50,
            CurrencyCode = "EUR",
            Uetr = "U1",
            TakesBack = true,
        };

        var cancelled = MatchingEngine.Cancelled([Booked(50, uetr: "U1"), Booked(-50, uetr: "U1"), Booked(-50, uetr: "U2"), takenBack], isSuspense: false);

        cancelled.ShouldHaveSingleItem().Ledger.Select(item => (item.Uetr, item.AmountMinor)).ShouldBe([("U1", -50L), ("U1", 50L)]);
    }

    [Fact]
    public void What_came_to_a_suspense_account_and_left_it_again_is_cleared()
    {
        var cleared = MatchingEngine.Cancelled(
            [Booked(-100, text: "CASE1"), Booked(60, text: "CASE1"), Booked(40, text: "CASE1"), Booked(-5, text: "CASE2"), Booked(5, text: "CASE3")], isSuspense: true);

        cleared.ShouldHaveSingleItem().Ledger.Count.ShouldBe(3);
    }
}
