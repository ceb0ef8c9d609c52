using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Lending.Tests.Servicing;

namespace DigitalBank.Lending.Tests.Impairment;

/// <summary>What provisions of loans are worked out from when something else was agreed than at their beginning.</summary>
public class LoanAtRiskTests
{
    private static readonly DateOnly Today = SampleLoan.Start.AddMonths(1);

    private static readonly ImpairmentParameters Parameters = new(
        CurrentPercent: 2, UpTo30Percent: 8, UpTo60Percent: 30, UpTo90Percent: 60, LossPercent: 45, SignificantTimes: 5);

    [Fact]
    public void A_loan_that_runs_as_it_began_owes_its_instalment_every_month_that_is_left()
    {
        var risk = RiskOf(new SampleLoan());

        (risk.MonthsLeft, risk.DueIn(0), risk.DueIn(10), risk.AnnualPercent, risk.Agreed).ShouldBe((11, 51640, 51640, 6m, null));
    }

    [Fact]
    public void More_instalments_another_rate_and_grace_count_from_the_day_on_which_they_are_agreed()
    {
        var sample = new SampleLoan();
        Reschedule(sample, new LoanEventDetails(From: SampleLoan.Start.AddMonths(3), ExtraInstalments: 24, PrincipalGrace: 2, AnnualPercent: 12));

        var risk = RiskOf(sample);

        risk.MonthsLeft.ShouldBe(11 + 24 + 2);
        risk.DueIn(2).ShouldBeInRange(3_000, 7_003);   // interest alone, at the new rate
        risk.DueIn(5).ShouldBeLessThan(51_640 / 2);
        (risk.AnnualPercent, risk.MonthlyGrowth).ShouldBe((6m, 1.01m));
    }

    [Fact]
    public void A_loan_that_is_repaid_over_a_longer_time_needs_a_larger_provision_over_its_life()
    {
        var (short_, long_) = (new SampleLoan(), new SampleLoan());
        Reschedule(long_, new LoanEventDetails(From: SampleLoan.Start.AddMonths(2), ExtraInstalments: 36));

        ProvisionOf(long_).ShouldBeGreaterThan(2 * ProvisionOf(short_));

        long ProvisionOf(SampleLoan sample) => ExpectedLoss.Of(RiskOf(sample) with { DaysPastDue = 40 }, Parameters).Amount;
    }

    [Fact]
    public void A_payment_holiday_moves_the_months_that_are_left()
    {
        var sample = new SampleLoan();
        var due = SampleLoan.Start.AddMonths(2);
        Reschedule(sample, new LoanEventDetails(From: due, NewDueDate: due.AddMonths(3)));

        var risk = RiskOf(sample);

        (risk.MonthsLeft, risk.DueIn(0), risk.DueIn(2)).ShouldBe((14, 0, 0));
        risk.DueIn(3).ShouldBePositive();
    }

    private static void Reschedule(SampleLoan sample, LoanEventDetails details)
    {
        sample.Close(Today);
        sample.Happen(Today, new LoanEventDraft(LoanEventKind.Reschedule, Details: details));
    }

    private static LoanAtRisk RiskOf(SampleLoan sample) => LoanAtRisk.Of(
        sample.Loan, LendingBank.Terms() with { AnnualPercent = 6 },
        sample.History.Any(one => one.Kind == LoanEventKind.Reschedule) ? sample.History : null, Today);
}
