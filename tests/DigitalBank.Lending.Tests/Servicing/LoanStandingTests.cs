using DigitalBank.Lending.Servicing;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>How a loan of 6,000 at 6 % over 12 months stands, reckoned without a bank.</summary>
public class LoanStandingTests
{
    private static readonly DateOnly Start = SampleLoan.Start;

    public static TheoryData<string, string, string> Earned => new()
    {
        { "2027-01-04", "0.00", "6000.00" },

        // A month's interest is 30.00; the first month has 31 days.
        { "2027-01-05", "0.97", "6000.97" },
        { "2027-01-20", "15.48", "6015.48" },
        { "2027-02-04", "30.00", "6030.00" },
    };

    [Theory, MemberData(nameof(Earned))]
    public void A_loan_is_ended_by_its_principal_and_the_interest_of_the_days_until_then(string date, string earned, string payOff)
    {
        var standing = new SampleLoan().Standing;

        standing.Earned(DateOnly.Parse(date)).ShouldBe(new LoanIncome(Minor(earned), 0, 0));
        standing.PayOff(DateOnly.Parse(date)).ShouldBe(Minor(payOff));
    }

    [Fact]
    public void A_repayment_pays_interest_before_principal()
    {
        new SampleLoan().Pay(new DateOnly(2027, 2, 4), "516.40").Change.Principal.ShouldBe(-Minor("486.40"));
        new SampleLoan().Pay(new DateOnly(2027, 2, 4), "20.00").Change.Principal.ShouldBe(0);
    }

    [Fact]
    public void Interest_paid_in_advance_is_taken_off_when_the_loan_ends_early()
    {
        var loan = new SampleLoan();
        loan.Pay(Start, "516.40");

        loan.Standing.Paid.Interest.ShouldBe(Minor("30.00"));
        loan.Standing.PayOff(Start).ShouldBe(Minor("5483.60"));
    }

    [Theory]
    [InlineData("2027-02-04", 0)]
    [InlineData("2027-02-05", 1)]
    [InlineData("2027-03-05", 29)]
    [InlineData("2027-06-01", 117)]
    public void Days_past_due_count_from_the_oldest_instalment_that_is_not_paid(string date, int days) =>
        new SampleLoan().Standing.DaysPastDue(DateOnly.Parse(date)).ShouldBe(days);

    [Fact]
    public void Paying_the_oldest_instalment_makes_the_next_one_the_oldest()
    {
        var loan = new SampleLoan();
        loan.Pay(new DateOnly(2027, 2, 20), "516.40");

        loan.Standing.DaysPastDue(new DateOnly(2027, 3, 10)).ShouldBe(6);
    }

    private static long Minor(string amount) => SampleLoan.Eur(amount).MinorUnits;
}
