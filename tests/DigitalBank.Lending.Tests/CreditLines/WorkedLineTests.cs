using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.CreditLines;

/// <summary>Credit lines worked out by hand: the arithmetic stands in each case.</summary>
public class WorkedLineTests
{
    [Fact]
    public void A_draw_bears_a_days_interest_for_each_day_on_which_it_stood_at_the_close()
    {
        var statement = new SampleLine(SampleLine.Terms).Draw(3, 16, 1_000_00).On(4, 16).Statements.ShouldHaveSingleItem();

        // 16 March to 15 April are 31 closes: 1,000.00 x 12 % x 31/365 = 10.1918
        statement.Charged.ShouldBe(new LineIncome(10_19, 0, 0));
        statement.Balance.ShouldBe(1_010_19);
        statement.DueDate.ShouldBe(new DateOnly(2026, 5, 5));

        // The greatest of 25.00, 5 % of 1,010.19 = 50.51 and 10.19
        statement.Minimum.ShouldBe(50_51);
    }

    [Theory]
    [InlineData(LineInterest.Daily, 8_22)]                 // (16 x 1,000.00 + 15 x 600.00) x 12 % / 365 = 8.2192
    [InlineData(LineInterest.AverageDailyBalance, 8_06)]   // 25,000.00 / 31 = 806.45, x 1 % = 8.0645
    public void The_average_of_the_daily_balances_bears_a_twelfth_of_the_rate(object method, long interest)
    {
        var line = new SampleLine(SampleLine.Terms with { Interest = (LineInterest)method }).Draw(3, 16, 1_000_00).Repay(4, 1, 400_00);

        line.On(4, 16).Statements[0].Charged.Interest.ShouldBe(interest);
    }

    [Fact]
    public void What_is_not_drawn_bears_the_commitment_fee_while_it_may_be_drawn()
    {
        var line = new SampleLine(SampleLine.Terms with { CommitmentPercent = 0.5m, AvailableMonths = 1 }).Draw(3, 16, 4_000_00);

        // 6,000.00 x 0.5 % x 31/365 = 2.5479; then one more day, 16 April, until which it is available: 6,000.00 x 0.5 % / 365 = 0.0822
        line.On(4, 16).Statements[0].Charged.Fees.ShouldBe(2_55);
        line.On(5, 16).Statements[1].Charged.Fees.ShouldBe(8);
    }

    [Fact]
    public void Purchases_bear_nothing_when_the_statement_is_paid_in_full_by_its_due_date()
    {
        var line = new SampleLine(SampleLine.Terms with { HasGrace = true }).Purchase(4, 1, 500_00).Purchase(4, 20, 80_00);

        line.On(4, 16).Statements[0].Balance.ShouldBe(500_00);
        line.Repay(5, 5, 500_00).On(5, 16).Statements[1].ShouldSatisfyAllConditions(
            second => second.Charged.Total.ShouldBe(0),
            second => second.Balance.ShouldBe(80_00));
    }

    [Fact]
    public void One_day_late_loses_the_grace_period_for_the_cycle_and_not_for_days_before_it()
    {
        var line = new SampleLine(SampleLine.Terms with { HasGrace = true }).Purchase(4, 1, 500_00).Repay(5, 6, 500_00);

        // 16 April to 5 May are 20 closes: 500.00 x 24 % x 20/365 = 6.5753. The days from 1 April on stay free.
        line.On(5, 16).Statements[1].Charged.Interest.ShouldBe(6_58);
    }

    [Fact]
    public void Nothing_is_earned_on_purchases_until_the_due_date_has_passed_without_payment()
    {
        var line = new SampleLine(SampleLine.Terms with { HasGrace = true }).Purchase(4, 1, 500_00);

        line.On(5, 5).Earned.Interest.ShouldBe(0);
        line.On(5, 6).Earned.Interest.ShouldBe(6_58);
    }

    [Fact]
    public void Draws_bear_interest_from_their_first_day_grace_or_not() =>
        new SampleLine(SampleLine.Terms with { HasGrace = true }).Draw(3, 16, 1_000_00).On(4, 16).Statements[0].Charged.Interest.ShouldBe(10_19);

    [Theory]
    [InlineData(0, 15_00)]
    [InlineData(20_00, 5_00)]   // of the minimum of 25.00 so much is late, and being late costs no more
    [InlineData(25_00, 0)]
    public void A_late_fee_is_charged_the_day_after_the_due_date_and_never_more_than_what_is_late(long paid, long fee)
    {
        var line = new SampleLine(WithLateFee).Purchase(4, 1, 100_00);
        line = paid > 0 ? line.Repay(5, 5, paid) : line;

        line.On(5, 6).Earned.Penalties.ShouldBe(0);
        line.On(5, 7).Earned.Penalties.ShouldBe(fee);
        line.On(5, 15).Earned.Penalties.ShouldBe(fee, "it is charged once");
    }

    [Fact]
    public void Late_fees_stop_at_their_cap()
    {
        var terms = WithLateFee with { LatePayment = new LatePenaltyRule(Money.Of("15.00", "EUR"), MostInAll: Money.Of("20.00", "EUR")) };

        new SampleLine(terms).Purchase(4, 1, 100_00).On(12, 31).Earned.Penalties.ShouldBe(20_00);
    }

    [Fact]
    public void A_payment_that_came_in_time_after_all_takes_the_late_fee_back_and_gives_the_grace_period_back()
    {
        var line = new SampleLine(WithLateFee with { HasGrace = true }).Purchase(4, 1, 100_00);
        line.On(5, 10).Earned.Total.ShouldBeGreaterThan(0);

        var corrected = line.Repay(5, 4, 100_00).On(5, 10);

        corrected.Earned.Total.ShouldBe(0);
        corrected.Balance.ShouldBe(0);
    }

    [Fact]
    public void A_payment_that_was_none_is_owed_again_and_late_since_its_due_date()
    {
        var line = new SampleLine(SampleLine.Terms).Draw(4, 1, 100_00).Repay(5, 1, 60_00);
        line.On(5, 20).DaysPastDue.ShouldBe(0);

        var returned = line.With(LineEntryKind.Reversal, new DateOnly(2026, 5, 19), 60_00, reverses: 3).On(5, 20);

        returned.DaysPastDue.ShouldBe(15);
        returned.PastDue.ShouldBe(25_00);
    }

    [Fact]
    public void A_payment_pays_what_a_statement_has_shown_before_what_none_has_each_in_the_agreed_order()
    {
        var line = new SampleLine(SampleLine.Terms).Draw(3, 16, 1_000_00).Draw(4, 20, 200_00).Purchase(4, 20, 300_00).Repay(4, 21, 1_050_19).On(4, 21);

        // 10.19 of interest and 1,000.00 were on the statement; of the 40.00 that are left draws come before purchases
        line.Charges.Total.ShouldBe(0);
        line.Principal.ShouldBe(160_00 + 300_00);
    }

    [Fact]
    public void Another_order_pays_principal_before_interest()
    {
        LineSegment[] order = [LineSegment.Draws, LineSegment.Purchases, LineSegment.Penalties, LineSegment.Fees, LineSegment.Interest];
        var line = new SampleLine(SampleLine.Terms with { AllocationOrder = order }).Draw(3, 16, 1_000_00).Repay(4, 20, 1_000_00).On(4, 20);

        line.Principal.ShouldBe(0);
        line.Charges.Interest.ShouldBe(10_19);
    }

    [Fact]
    public void What_was_not_paid_comes_on_top_of_the_next_minimum()
    {
        var statements = new SampleLine(SampleLine.Terms).Draw(3, 16, 1_000_00).Repay(5, 1, 20_00).On(5, 16).Statements;

        // 50.51 less 20.00 are past due. Interest: 20.00 paid 10.19 of it and 9.81 of the draw, so 15 closes bear 1,000.00 and
        // 15 bear 990.19: (15 x 1,000.00 + 15 x 990.19) x 12 % / 365 = 9.8146. Balance 990.19 + 9.81 = 1,000.00, of which 5 % are 50.00.
        statements[1].PastDue.ShouldBe(30_51);
        statements[1].Balance.ShouldBe(1_000_00);
        statements[1].Minimum.ShouldBe(80_51);
    }

    [Fact]
    public void A_minimum_is_never_more_than_the_balance_and_nothing_is_asked_of_who_owes_nothing()
    {
        new SampleLine(SampleLine.Terms).Draw(4, 1, 10_00).On(4, 16).Statements[0].ShouldSatisfyAllConditions(
            small => small.Minimum.ShouldBe(small.Balance),
            small => small.Balance.ShouldBeLessThan(25_00));
        new SampleLine(SampleLine.Terms).On(4, 16).Statements[0].Minimum.ShouldBe(0);
    }

    [Fact]
    public void All_of_it_is_due_with_the_first_statement_after_the_line_has_expired()
    {
        var line = new SampleLine(SampleLine.Terms with { AvailableMonths = 1, IsDueAtExpiry = true }).Draw(3, 16, 1_000_00);

        line.On(4, 16).Statements[0].Minimum.ShouldBe(50_51);
        line.On(5, 16).Statements[1].ShouldSatisfyAllConditions(last => last.Minimum.ShouldBe(last.Balance));
    }

    [Fact]
    public void Charges_take_up_the_limit_and_what_was_overpaid_adds_to_it()
    {
        new SampleLine(SampleLine.Terms).Draw(3, 16, 1_000_00).On(4, 16).Available.ShouldBe(10_000_00 - 1_010_19);
        new SampleLine(SampleLine.Terms).Draw(3, 16, 100_00).Repay(3, 17, 150_00).On(3, 17).Available.ShouldBe(10_050_00);
    }

    [Fact]
    public void Nothing_can_happen_before_the_line_was_opened() =>
        Should.Throw<RefusedException>(() => new SampleLine(SampleLine.Terms).Draw(3, 15, 1_00).On(4, 1)).Failure.Code.ShouldBe("lending.before_line_opening");

    private static CreditLineTerms WithLateFee => SampleLine.Terms with { LatePayment = new LatePenaltyRule(Money.Of("15.00", "EUR")) };
}
