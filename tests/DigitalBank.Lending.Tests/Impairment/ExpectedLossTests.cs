using DigitalBank.Lending.Impairment;

namespace DigitalBank.Lending.Tests.Impairment;

/// <summary>Stages and expected losses after IFRS 9, without a database.</summary>
public class ExpectedLossTests
{
    private static readonly ImpairmentParameters Parameters = new(
        CurrentPercent: 2, UpTo30Percent: 8, UpTo60Percent: 30, UpTo90Percent: 60, LossPercent: 45, SignificantTimes: 3);

    /// <summary>1,200.00 without interest, 100.00 a month.</summary>
    private static readonly LoanAtRisk Loan = new(
        Exposure: 120_000, Instalment: 10_000, MonthsLeft: 12, AnnualPercent: 0, DaysPastDue: 0, DefaultAtOrigination: null);

    [Theory]
    [InlineData(0, null, 1, "Unchanged")]
    [InlineData(0, 9.0, 1, "Unchanged")]        // risky from the beginning, and no riskier now
    [InlineData(10, 3.0, 1, "Unchanged")]       // 8 is not three times 3
    [InlineData(10, 2.0, 2, "DefaultMoreLikely")]
    [InlineData(30, 7.0, 1, "Unchanged")]
    [InlineData(31, 20.0, 2, "Over30DaysPastDue")]
    [InlineData(90, 20.0, 2, "Over30DaysPastDue")]
    [InlineData(91, null, 3, "Over90DaysPastDue")]
    public void A_loan_is_in_the_stage_of_its_risk_and_of_the_back_stops(
        int daysPastDue, double? atOrigination, int stage, string reason)
    {
        var loss = ExpectedLoss.Of(Loan with { DaysPastDue = daysPastDue, DefaultAtOrigination = (decimal?)atOrigination }, Parameters);

        ((int)loss.Stage, loss.Reason.ToString()).ShouldBe((stage, reason));
    }

    /// <summary>Two months of 50.00 each, a chance of default of 1 % in the first and of 1 % of those that are left in the second.</summary>
    [Fact]
    public void Each_month_counts_with_what_is_owed_then_and_the_chance_to_default_in_it()
    {
        var yearly = 100 * (1 - (decimal)Math.Pow(0.99, 12));
        var parameters = Parameters with { CurrentPercent = yearly, UpTo30Percent = 20, LossPercent = 100 };

        ExpectedLoss.Of(Loan with { Exposure = 10_000, Instalment = 5_000, MonthsLeft = 2 }, parameters).Amount.ShouldBe(100 + 50);   // 49.5, to even
    }

    [Fact]
    public void In_the_first_stage_twelve_months_count_and_in_the_second_the_whole_life()
    {
        var loan = Loan with { Exposure = 600_000, MonthsLeft = 60 };
        var performing = ExpectedLoss.Of(loan, Parameters);
        var worse = ExpectedLoss.Of(loan with { DaysPastDue = 31 }, Parameters with { UpTo60Percent = 8 });
        var sameChance = ExpectedLoss.Of(loan with { DaysPastDue = 10, DefaultAtOrigination = 7.9m }, Parameters);

        sameChance.Stage.ShouldBe(ImpairmentStage.Performing);
        worse.DefaultPercent.ShouldBe(sameChance.DefaultPercent);
        worse.Amount.ShouldBeGreaterThan(2 * sameChance.Amount);
        performing.Amount.ShouldBeLessThan(sameChance.Amount);
    }

    [Fact]
    public void In_default_the_loss_is_that_of_all_that_is_owed() =>
        ExpectedLoss.Of(Loan with { DaysPastDue = 120 }, Parameters).Amount.ShouldBe(54_000);

    [Fact]
    public void Losses_later_count_for_less_at_the_rate_of_the_loan() =>
        ExpectedLoss.Of(Loan with { AnnualPercent = 12, Instalment = 10_662 }, Parameters).Amount
            .ShouldBeLessThan(ExpectedLoss.Of(Loan with { Instalment = 10_000 }, Parameters).Amount + 100);

    [Fact]
    public void Scenarios_are_weighted_and_not_averaged_before()
    {
        var mixed = Parameters with { Scenarios = [new("base", 60, 1), new("downturn", 40, 3)] };
        var (good, bad) = (ExpectedLoss.Of(Loan, Parameters).Amount, ExpectedLoss.Of(Loan, Parameters with { Scenarios = [new("downturn", 100, 3)] }).Amount);

        ((double)ExpectedLoss.Of(Loan, mixed).Amount).ShouldBe((0.6 * good) + (0.4 * bad), 1);
    }

    [Fact]
    public void Parameters_that_contradict_themselves_are_refused()
    {
        Parameters.IsSound().ShouldBeTrue();
        (Parameters with { UpTo30Percent = 1 }).IsSound().ShouldBeFalse();
        (Parameters with { LossPercent = 101 }).IsSound().ShouldBeFalse();
        (Parameters with { SignificantTimes = 1 }).IsSound().ShouldBeFalse();
        (Parameters with { Scenarios = [new("base", 60, 1)] }).IsSound().ShouldBeFalse();
    }
}
