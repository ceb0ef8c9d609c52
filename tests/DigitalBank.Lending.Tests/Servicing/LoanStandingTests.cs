using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>How a loan of 6,000 at 6 % over 12 months stands, reckoned without a bank.</summary>
public class LoanStandingTests
{
    private static readonly DateOnly Start = new(2027, 1, 4);

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
        var standing = Standing();

        standing.InterestEarned(DateOnly.Parse(date)).ShouldBe(Eur(earned));
        standing.PayOff(DateOnly.Parse(date)).ShouldBe(Eur(payOff));
    }

    [Fact]
    public void A_repayment_pays_interest_before_principal()
    {
        Standing().PrincipalOf(new DateOnly(2027, 2, 4), Eur("516.40")).ShouldBe(Eur("486.40"));
        Standing().PrincipalOf(new DateOnly(2027, 2, 4), Eur("20.00")).ShouldBe(Eur("0.00"));
    }

    [Fact]
    public void Interest_paid_in_advance_is_taken_off_when_the_loan_ends_early()
    {
        var standing = Standing(("2027-01-04", "516.40"));

        standing.InterestPaid.ShouldBe(Eur("30.00"));
        standing.PayOff(Start).ShouldBe(Eur("5483.60"));
    }

    [Theory]
    [InlineData("2027-02-04", 0)]
    [InlineData("2027-02-05", 1)]
    [InlineData("2027-03-05", 29)]
    [InlineData("2027-06-01", 117)]
    public void Days_past_due_count_from_the_oldest_instalment_that_is_not_paid(string date, int days) =>
        Standing().DaysPastDue(DateOnly.Parse(date)).ShouldBe(days);

    [Fact]
    public void Paying_the_oldest_instalment_makes_the_next_one_the_oldest() =>
        Standing(("2027-02-20", "516.40")).DaysPastDue(new DateOnly(2027, 3, 10)).ShouldBe(6);

    [Fact]
    public void Whatever_is_repaid_when_principal_is_paid_or_owed_and_an_ended_loan_has_paid_what_it_earned()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 500; run++)
        {
            var (date, repaid, principal) = (Start, new List<(string, string)>(), 0L);
            for (var number = 0; number < random.Next(1, 8); number++)
            {
                date = date.AddDays(random.Next(0, 50));
                var standing = Standing([.. repaid]);
                var amount = Money.OfMinor(random.NextInt64(1, 60_000), Currency.Of("EUR"));
                if (amount < standing.PayOff(date))
                {
                    principal += standing.PrincipalOf(date, amount).MinorUnits;
                    repaid.Add(($"{date:yyyy-MM-dd}", amount.ToAmountText()));
                }
            }

            var last = Standing([.. repaid]);
            var paid = repaid.Sum(one => Eur(one.Item2).MinorUnits) + last.PayOff(date).MinorUnits;
            (principal + last.PrincipalOutstanding.MinorUnits).ShouldBe(600_000, $"seed {seed}, run {run}");
            paid.ShouldBe(600_000 + last.InterestEarned(date).MinorUnits, $"seed {seed}, run {run}");
        }
    }

    private static LoanStanding Standing(params (string Date, string Amount)[] repaid)
    {
        var terms = LendingBank.Terms();
        var inputs = new DecisionInputs(
            Start, Eur("6000.00"), 12, "", null, Eur("0.00"), 6, Eur("2000.00"), Eur("0.00"), Eur("0.00"), Eur("0.00"));
        var decision = CreditDecision.Of(terms, inputs, score: null);
        var command = new ApplyForLoan(Guid.NewGuid(), Guid.NewGuid(), "personal", Eur("6000.00"), 12, Guid.NewGuid(), "", null, null);
        var application = LoanApplication.Decided(command, 1, inputs, decision, "tests", DateTimeOffset.UnixEpoch);
        var loan = GrantedLoan.Accept(application, decision.Offer!, Start, DateTimeOffset.UnixEpoch);
        return LoanStanding.Of(terms, loan, repaid.Select((one, index) => new LoanRepayment
        {
            Id = Guid.NewGuid(),
            LoanId = loan.Id,
            Number = index + 1,
            Key = Guid.NewGuid(),
            AccountId = loan.AccountId,
            Date = DateOnly.Parse(one.Date),
            Amount = Eur(one.Amount).MinorUnits,
            Principal = 0,
            FreshInterest = 0,
            EndsLoan = false,
        }));
    }

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
