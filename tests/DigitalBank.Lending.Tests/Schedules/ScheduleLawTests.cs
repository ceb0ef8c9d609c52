using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.DayCounts;
using FsCheck;
using FsCheck.Fluent;

namespace DigitalBank.Lending.Tests.Schedules;

/// <summary>What holds for every schedule, whatever its terms.</summary>
public class ScheduleLawTests
{
    private static readonly InterestBasis[] Bases =
    [
        InterestBasis.EqualPeriods(), InterestBasis.EqualPeriods(allowPartial: true), InterestBasis.CountedDays(null),
        InterestBasis.CountedDays(360), InterestBasis.CountedDays(360, thirtyDayMonths: true),
        // 1/1 counts every stretch as a year, and ACT/ACT ICMA knows no periods shorter than a month.
        .. DayCount.All.Except([DayCount.OneOne, DayCount.ActActIcma]).Select(InterestBasis.Of),
    ];

    private static readonly Arbitrary<ScheduleTerms> AnyTerms = (
        from instalments in Gen.Choose(1, 60)
        from rate in Gen.Choose(0, 2000)
        from unit in Gen.Elements(Enum.GetValues<CycleUnit>())
        from basis in Gen.Elements(Bases)
        from interest in Gen.Elements(Enum.GetValues<InterestMethod>())
        from amortisation in Gen.Elements(Enum.GetValues<Amortisation>())
        from formula in Gen.Elements(Enum.GetValues<InstalmentFormula>())
        from grace in Gen.Choose(0, instalments - 1)
        from interestGrace in Gen.Choose(0, instalments - 1)
        from downPayment in Gen.Elements(0, 25)
        select new ScheduleTerms
        {
            StartDate = SampleTerms.Start,
            Instalments = instalments,
            Cycle = new PaymentCycle(1, unit),
            Basis = basis,
            Rate = RateSteps.Fixed(rate / 10_000m),
            Interest = interest,
            Amortisation = amortisation,
            Formula = formula,
            PrincipalGrace = grace,
            InterestPaymentGrace = interestGrace,
            DownPaymentPercent = downPayment,
        }).ToArbitrary();

    [Fact]
    public void What_is_disbursed_is_repaid_and_the_last_instalment_clears_the_loan() =>
        ForAnyLoan((amount, schedule) => schedule.Principal == amount && schedule.Instalments[^1].BalanceAfter == 0);

    [Fact]
    public void After_every_instalment_what_is_repaid_and_what_is_outstanding_are_what_was_disbursed() =>
        ForAnyLoan((amount, schedule) =>
        {
            var repaid = 0m;
            return schedule.Instalments.All(instalment => (repaid += instalment.Principal) + instalment.BalanceAfter == amount);
        });

    [Fact]
    public void No_part_of_an_instalment_is_negative_or_finer_than_a_cent() =>
        ForAnyLoan((_, schedule) => schedule.Instalments.All(instalment =>
            instalment is { Principal: >= 0, Interest: >= 0 }
            && decimal.Round(instalment.Principal, 2) == instalment.Principal
            && decimal.Round(instalment.Interest, 2) == instalment.Interest));

    [Fact]
    public void Interest_is_what_the_balance_accrues() =>
        Prop.ForAll(AnyTerms, ArbMap.Default.ArbFor<PositiveInt>(), (terms, minor) =>
        {
            terms = terms with { Interest = InterestMethod.DecliningBalance, DownPaymentPercent = 0 };
            var amount = (minor.Get + 100_000) / 100m;
            if (!TryPlan(terms, amount, out var schedule))
            {
                return true;
            }

            var balance = amount;
            var accrued = 0m;
            foreach (var instalment in schedule.Instalments)
            {
                var period = new InstalmentPeriod(instalment.From, instalment.DueDate);

                // A twelfth of 12 % is one hundredth, not 0.00999…: without the inner rounding, half a cent would be seen as less.
                var factor = decimal.Round(
                    terms.Rate.On(period.From) * terms.Basis.Years(terms.Cycle, period, period.From, period.To), 18);
                accrued += decimal.Round(balance * factor, 2);
                balance = instalment.BalanceAfter;
            }

            return accrued == schedule.Interest;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_count_that_is_cut_into_two_stretches_bears_what_it_bears_as_a_whole() =>
        Prop.ForAll(Gen.Elements(Bases).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (basis, day) =>
        {
            var cycle = new PaymentCycle(1, CycleUnit.Months);
            var period = new InstalmentPeriod(SampleTerms.Start, SampleTerms.Start.AddMonths(1));
            var middle = SampleTerms.Start.AddDays(day);
            var parts = basis.Years(cycle, period, period.From, middle) + basis.Years(cycle, period, middle, period.To);
            return Math.Abs(parts - basis.Years(cycle, period, period.From, period.To)) < 0.000000000000000000000001m;
        }).QuickCheckThrowOnFailure();

    private static void ForAnyLoan(Func<decimal, RepaymentSchedule, bool> holds) =>
        Prop.ForAll(AnyTerms, ArbMap.Default.ArbFor<PositiveInt>(), (terms, minor) =>
        {
            var amount = (minor.Get + 100_000) / 100m;
            return !TryPlan(terms, amount, out var schedule) || holds(amount, schedule);
        }).QuickCheckThrowOnFailure();

    /// <summary>High rates over years do not amortise; such terms are refused, which is right.</summary>
    private static bool TryPlan(ScheduleTerms terms, decimal amount, out RepaymentSchedule schedule)
    {
        try
        {
            schedule = terms.Of(amount);
            return true;
        }
        catch (RefusedException)
        {
            schedule = new RepaymentSchedule([], []);
            return false;
        }
    }
}
