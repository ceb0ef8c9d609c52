using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.Calendars;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Lending.Tests.Schedules;

/// <summary>Schedules worked out by hand.</summary>
public class WorkedScheduleTests
{
    private static readonly DateOnly Start = SampleTerms.Start;

    [Fact]
    public void Three_equal_instalments_at_one_percent_a_month()
    {
        // 1000 * 0.01 / (1 - 1.01^-3) = 340.02; interest 10.00, 6.70, 3.37.
        Shown(SampleTerms.Monthly(3, 0.12m).Of(1000)).ShouldBe(["330.02+10.00", "333.32+6.70", "336.66+3.37"]);
    }

    [Fact]
    public void Three_instalments_with_equal_principal() =>
        Shown((SampleTerms.Monthly(3, 0.12m) with { Amortisation = Amortisation.EqualPrincipal }).Of(1000))
            .ShouldBe(["333.33+10.00", "333.33+6.67", "333.34+3.33"]);

    [Fact]
    public void Flat_interest_is_the_same_in_every_instalment() =>
        Shown((SampleTerms.Monthly(3, 0.12m) with { Interest = InterestMethod.Flat }).Of(1000))
            .ShouldBe(["333.33+10.00", "333.33+10.00", "333.34+10.00"]);

    [Fact]
    public void Grace_on_everything_but_the_last_instalment_is_an_interest_only_loan() =>
        Shown((SampleTerms.Monthly(3, 0.12m) with { PrincipalGrace = 2 }).Of(1000)).ShouldBe(["0.00+10.00", "0.00+10.00", "1000.00+10.00"]);

    [Fact]
    public void Interest_that_was_put_off_is_still_owed_when_rounded_up_instalments_have_repaid_the_loan_before_the_grace_ends()
    {
        var terms = SampleTerms.Monthly(4, 0.12m) with { Multiple = 400, InterestPaymentGrace = 3 };
        Shown(terms.Of(1000)).ShouldBe(["390.00+0.00", "393.90+0.00", "216.10+0.00", "0.00+18.26"]);
    }

    [Fact]
    public void A_balloon_is_left_for_the_last_instalment()
    {
        // (1000 * 1.01^3 - 400) * 0.01 / (1.01^3 - 1) = 208.01.
        Shown((SampleTerms.Monthly(3, 0.12m) with { Balloon = 400 }).Of(1000)).ShouldBe(["198.01+10.00", "199.99+8.02", "602.00+6.02"]);
    }

    [Fact]
    public void A_later_disbursement_bears_interest_from_its_day_and_renews_the_instalment()
    {
        var terms = SampleTerms.Monthly(2, 0.365m) with
        {
            Basis = InterestBasis.Of(DayCount.Act365Fixed),
            Formula = InstalmentFormula.RateFactors,
        };

        var schedule = SchedulePlan.Of(terms, [new Disbursement(Start, 1000), new Disbursement(Start.AddDays(21), 1000)]);

        // January: 31 days on the first thousand, 10 on the second, a thousandth a day.
        schedule.Instalments[0].Interest.ShouldBe(31m + 10m);
        schedule.Principal.ShouldBe(2000m);
        schedule.Instalments[1].BalanceAfter.ShouldBe(0);
    }

    [Fact]
    public void A_longer_first_period_bears_interest_for_all_its_days()
    {
        var terms = SampleTerms.Monthly(2, 0.365m) with
        {
            Cycle = new PaymentCycle(1, CycleUnit.Months, FirstDueDate: new DateOnly(2026, 2, 11)),
            Basis = InterestBasis.Of(DayCount.Act365Fixed),
        };

        var schedule = terms.Of(1000);

        schedule.Instalments.Select(instalment => instalment.DueDate).ShouldBe([new DateOnly(2026, 2, 11), new DateOnly(2026, 3, 11)]);
        schedule.Instalments[0].Interest.ShouldBe(41m);
    }

    [Fact]
    public void A_due_date_on_a_closing_day_moves_and_the_next_one_does_not_follow()
    {
        var cycle = new PaymentCycle(1, CycleUnit.Months, Calendar: BusinessDayCalendar.Target, Roll: BusinessDayRoll.ModifiedFollowing);

        // 31 January 2026 is a Saturday at the end of its month; 28 February is a Saturday too; 31 March is a Tuesday.
        Enumerable.Range(1, 3).Select(number => cycle.DueDate(new DateOnly(2025, 12, 31), number))
            .ShouldBe([new DateOnly(2026, 1, 30), new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 31)]);
    }

    [Fact]
    public void A_new_rate_counts_from_its_day_and_renews_the_instalment()
    {
        var terms = SampleTerms.Monthly(12, 0.06m);

        var schedule = (terms with { Rate = terms.Rate.With(Start.AddMonths(6), 0.12m) }).Of(1200);

        schedule.Instalments[5].Due.ShouldBe(terms.Of(1200).Instalments[5].Due);
        schedule.Instalments[6].Interest.ShouldBe(decimal.Round(schedule.Instalments[5].BalanceAfter * 0.01m, 2));
        schedule.Instalments[6].Due.ShouldBeGreaterThan(schedule.Instalments[5].Due);
    }

    [Fact]
    public void An_index_linked_rate_keeps_between_floor_and_cap_and_moves_in_steps()
    {
        var link = new IndexLink(0.02m, Floor: 0.03m, Cap: 0.06m, MaximumStep: 0.01m, new PaymentCycle(3, CycleUnit.Months));

        var rates = link.Rates(
            [new RateStep(Start.AddDays(-10), 0.005m), new RateStep(Start.AddMonths(3), 0.03m), new RateStep(Start.AddMonths(6), 0.09m)],
            Start,
            Start.AddMonths(12));

        rates.On(Start).ShouldBe(0.03m);                    // 2.5 % would be below the floor
        rates.On(Start.AddMonths(3)).ShouldBe(0.04m);       // 5 % is more than one step away
        rates.On(Start.AddMonths(6)).ShouldBe(0.05m);
        rates.On(Start.AddMonths(9)).ShouldBe(0.06m);       // 11 % is above the cap
        rates.On(Start.AddMonths(9).AddDays(-1)).ShouldBe(0.05m);
    }

    [Theory]
    [InlineData(0, 0, "lending.no_instalments")]
    [InlineData(3, 3, "lending.grace_too_long")]
    public void Terms_that_cannot_be_kept_are_refused(int instalments, int grace, string code) =>
        Should.Throw<RefusedException>(() => (SampleTerms.Monthly(instalments, 0.12m) with { PrincipalGrace = grace }).Of(1000))
            .Failure.Code.ShouldBe(code);

    [Fact]
    public void An_instalment_that_would_not_cover_its_interest_is_refused() =>
        Should.Throw<RefusedException>(() => (SampleTerms.Monthly(3, 0.12m) with { Balloon = 5000 }).Of(1000))
            .Failure.Code.ShouldBe("lending.negative_amortisation");

    [Fact]
    public void Money_paid_out_before_the_first_day_or_none_at_all_is_refused()
    {
        Refusal(new Disbursement(Start.AddDays(-1), 100)).ShouldBe("lending.disbursed_outside_term");
        Refusal(new Disbursement(Start, 0)).ShouldBe("lending.amount_not_positive");
    }

    private static string Refusal(Disbursement disbursement) =>
        Should.Throw<RefusedException>(() => SchedulePlan.Of(SampleTerms.Monthly(3, 0.12m), [disbursement])).Failure.Code;

    private static IEnumerable<string> Shown(RepaymentSchedule schedule) =>
        schedule.Instalments.Select(instalment => FormattableString.Invariant($"{instalment.Principal:0.00}+{instalment.Interest:0.00}"));
}
