using DigitalBank.Lending.Servicing;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>All that is owed of a loan spread over new instalments. The loan is of 6,000.00 EUR at 6 %, twelve instalments from 4 February 2027 on.</summary>
public class ReAgeTests
{
    private static readonly DateOnly Day = new(2027, 4, 19);

    [Fact]
    public void What_is_owed_stays_the_same_and_no_instalment_is_overdue_for_its_principal()
    {
        var sample = InArrears();
        var (owed, earned) = (sample.Loan.Outstanding, sample.Standing.Earned(Day));

        var happened = sample.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24));

        (happened.Change.Principal, happened.Cash).ShouldBe((0, 0));
        (sample.Loan.Outstanding, sample.Standing.Earned(Day)).ShouldBe((owed, earned));
        var arrears = sample.Standing.Arrears(Day.AddDays(1)).Sum(late => late.Amount);
        arrears.ShouldBe(sample.Loan.Owed.Interest, "interest that was earned by the day is due at once, and nothing else");
        var anew = sample.Standing.Instalments.Where(one => one.DueDate > Day).ToList();
        anew.Count.ShouldBe(24);
        anew.Sum(one => one.Due.Principal).ShouldBe(6000.00m);
        anew.Take(23).ShouldAllBe(one => one.Due.Total == anew[0].Due.Total);
    }

    /// <summary>6,000.00 EUR over 24 months at 6 % is 265.92 a month by the annuity formula: 6000 × 0.005 / (1 − 1.005^-24).</summary>
    [Fact]
    public void New_instalments_bear_the_rate_as_before_or_another_one()
    {
        var (same, other, none) = (InArrears(), InArrears(), InArrears());

        same.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24)).ReadDetails().AnnualPercent.ShouldBe(6);
        other.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24, percent: 3));
        none.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24, percent: 0));

        FirstOf(same).ShouldBe(265.92m);
        FirstOf(other).ShouldBe(257.89m);
        FirstOf(none).ShouldBe(250.00m);
    }

    [Fact]
    public void A_longer_first_period_bears_its_interest()
    {
        var (usual, longer) = (InArrears(), InArrears());
        usual.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24));
        longer.Happen(Day, ReAge(new DateOnly(2027, 6, 19), 24));

        usual.Standing.Instalments.First(one => one.DueDate > Day).Due.Interest.ShouldBe(30.00m);
        longer.Standing.Instalments.First(one => one.DueDate > Day).Due.Interest.ShouldBe(60.00m);
    }

    [Fact]
    public void A_repayment_of_an_earlier_day_is_worked_through_before_it()
    {
        var sample = InArrears();
        sample.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24));

        sample.Pay(Day.AddDays(10), "516.40", new DateOnly(2027, 2, 4));

        // 486.40 of it is principal, as planned for the first instalment.
        sample.Standing.Instalments.Where(one => one.DueDate > Day).Sum(one => one.Due.Principal).ShouldBe(6000.00m - 486.40m);
        sample.Loan.Outstanding.ShouldBe(600_000 - 48_640);
    }

    [Fact]
    public void What_was_re_aged_is_agreed_anew_by_another_re_age_only()
    {
        var sample = InArrears();
        sample.Happen(Day, ReAge(new DateOnly(2027, 5, 19), 24, percent: 3));

        sample.TryHappen(Day, new LoanEventDraft(LoanEventKind.Reschedule, Details: new LoanEventDetails(From: new DateOnly(2027, 5, 19), ExtraInstalments: 2)))
            .ShouldFailWith("lending.loan_re_aged");
        sample.Happen(Day.AddDays(5), ReAge(new DateOnly(2027, 7, 1), 12)).ReadDetails().AnnualPercent.ShouldBe(3);
        sample.Standing.Instalments.Count(one => one.DueDate > Day.AddDays(5)).ShouldBe(12);
    }

    [Theory]
    [InlineData(0, 30, null)]
    [InlineData(481, 30, null)]
    [InlineData(12, 0, null)]
    [InlineData(12, 121, null)]
    [InlineData(12, 30, 101)]
    public void A_re_age_that_makes_no_sense_is_refused(int instalments, int days, int? percent) =>
        InArrears().TryHappen(Day, ReAge(Day.AddDays(days), instalments, percent)).ShouldFailWith("lending.re_age_invalid");

    /// <summary>Nothing was paid yet, and all of the closes were made.</summary>
    private static SampleLoan InArrears()
    {
        var sample = new SampleLoan();
        sample.Close(Day);
        return sample;
    }

    private static decimal FirstOf(SampleLoan sample) => sample.Standing.Instalments.First(one => one.DueDate > Day).Due.Total;

    private static LoanEventDraft ReAge(DateOnly first, int instalments, decimal? percent = null) =>
        new(LoanEventKind.ReAge, Details: new LoanEventDetails(NewDueDate: first, Instalments: instalments, AnnualPercent: percent));
}
