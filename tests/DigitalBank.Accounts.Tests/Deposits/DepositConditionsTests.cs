using System.Globalization;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Calendars;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Tests.Deposits;

public sealed class DepositConditionsTests
{
    private static readonly ProductTerms Terms = new(
        "Term deposit",
        ["EUR"],
        new InterestSettings(
            [
                new TierSettings(1, FromAmount: 100, FromTerm: 3),
                new TierSettings(2, FromAmount: 100, FromTerm: 12),
                new TierSettings(2.5m, FromAmount: 50_000, FromTerm: 12),
            ],
            Posting: PostingFrequency.AtMaturity),
        Term: new TermSettings([3, 12, 24], MinimumAmount: 100, MaximumAmount: 100_000, PenaltyPercent: 0.75m));

    private static readonly DepositConditions Conditions = new(Terms, Currency.Eur);

    [Theory]
    [InlineData(2, 10_000, null)]
    [InlineData(3, 99, null)]
    [InlineData(3, 100, 1.0)]
    [InlineData(11, 100_000, 1.0)]
    [InlineData(12, 49_999, 2.0)]
    [InlineData(12, 50_000, 2.5)]
    [InlineData(24, 50_000, 2.5)]
    public void The_rate_is_that_of_the_longest_term_and_then_the_highest_amount_that_are_reached(int months, int amount, double? percent) =>
        (Conditions.RateFor(amount * 100L, months)?.Percent).ShouldBe((decimal?)percent);

    [Theory]
    [InlineData(2, 0)]        // shorter than any term of the chart
    [InlineData(3, 0.25)]
    [InlineData(12, 1.25)]
    public void Closed_early_the_time_held_earns_its_own_rate_less_the_penalty(int held, double percent) =>
        Conditions.RateWhenClosedEarly(1_000_000, AnnualRate.FromPercent(2), held).Percent.ShouldBe((decimal)percent);

    [Fact]
    public void Closed_early_nothing_earns_more_than_was_agreed_nor_less_than_nothing()
    {
        Conditions.RateWhenClosedEarly(1_000_000, AnnualRate.FromPercent(1.5m), held: 12).Percent.ShouldBe(0.75m);
        Conditions.RateWhenClosedEarly(1_000_000, AnnualRate.FromPercent(0.5m), held: 12).Percent.ShouldBe(0);
    }

    [Theory]
    [InlineData("2028-01-31", 1, "Months", "2028-02-29")]
    [InlineData("2027-01-31", 1, "Months", "2027-03-01")]    // 28 February 2027 is a Sunday
    [InlineData("2028-02-29", 12, "Months", "2029-02-28")]
    [InlineData("2027-02-28", 366, "Days", "2028-02-29")]
    [InlineData("2026-11-25", 30, "Days", "2026-12-28")]     // Christmas, then a weekend
    [InlineData("2026-12-24", 3, "Months", "2027-03-24")]
    [InlineData("2026-12-26", 3, "Months", "2027-03-30")]    // Good Friday to Easter Monday
    public void Maturity_is_counted_in_the_calendar_and_falls_on_a_business_day(string start, int count, string unit, string maturity) =>
        new TermLength(count, Enum.Parse<TermUnit>(unit)).MaturityFrom(Day(start), new Target()).ShouldBe(Day(maturity));

    [Theory]
    [InlineData("2027-01-31", "2027-02-27", 0)]
    [InlineData("2027-01-31", "2027-02-28", 1)]
    [InlineData("2027-01-31", "2027-03-30", 1)]
    [InlineData("2028-02-29", "2029-02-27", 11)]
    [InlineData("2028-02-29", "2029-02-28", 12)]
    public void A_deposit_has_been_held_for_whole_months(string from, string until, int months) =>
        TermLength.Held(TermUnit.Months, Day(from), Day(until)).ShouldBe(months);

    [Theory]
    [InlineData("Monthly", 3, "2027-01-31 2027-02-28 2027-03-31")]
    [InlineData("Quarterly", 12, "2027-01-31 2027-04-30 2027-07-31 2027-10-31")]
    [InlineData("Weekly", 1, "2027-01-31 2027-02-07 2027-02-14 2027-02-21")]
    public void Instalments_are_counted_from_the_start_so_that_a_31st_comes_back(string frequency, int months, string days)
    {
        var settings = new RecurringSettings(Enum.Parse<InstalmentFrequency>(frequency));
        var recurring = new DepositConditions(Terms with { Term = Terms.Term! with { Recurring = settings } }, Currency.Eur);

        recurring.InstalmentDays(new TermLength(months, TermUnit.Months), new DateOnly(2027, 1, 31))
            .ShouldBe(days.Split(' ').Select(day => Day(day)));
    }

    /// <summary>What is posted on the way and what is posted at once, without compounding, differ by the interest on interest alone.</summary>
    [Theory]
    [InlineData("AtMaturity", 1, 73_100)]
    [InlineData("Yearly", 2, 74_436)]
    public void Two_years_through_a_leap_day_earn_731_days(string frequency, int postings, long interest)
    {
        var (start, end) = (new DateOnly(2027, 3, 1), new DateOnly(2029, 3, 1));
        var posting = Enum.Parse<PostingFrequency>(frequency);
        var conditions = new DepositConditions(Terms with { Interest = Terms.Interest! with { Posting = posting } }, Currency.Eur);

        var earned = EarnedInterest.Of(
            conditions.InterestAt(AnnualRate.FromPercent(3.65m), start, end), start, end,
            [new DepositPayment(start, 1_000_000)], _ => WithholdingTax.None);

        earned.Count.ShouldBe(postings);
        earned.Sum(one => one.Interest).ShouldBe(interest);
        earned[^1].Balance.ShouldBe(1_000_000 + interest);
    }

    [Fact]
    public void Terms_that_a_deposit_cannot_have_are_refused()
    {
        foreach (var (code, terms) in new (string, ProductTerms)[]
        {
            ("accounts.product_term_missing", Terms with { Term = null }),
            ("accounts.product_term_missing", new ProductTerms("Saver", ["EUR"], new InterestSettings([new TierSettings(1, FromTerm: 3)]))),
            ("accounts.product_term_interest", Terms with { Interest = null }),
            ("accounts.product_term_interest", Terms with { Interest = Terms.Interest! with { Index = "ESTR" } }),
            ("accounts.product_term_interest", Terms with { Interest = Terms.Interest! with { TierMethod = TierMethod.Bands } }),
            ("accounts.product_term_interest", Terms with { Overdraft = new OverdraftSettings(1, 2, 100) }),
            ("accounts.product_term_lengths", Terms with { Term = Terms.Term! with { Lengths = [] } }),
            ("accounts.product_term_lengths", Terms with { Term = Terms.Term! with { Lengths = [3, 3] } }),
            ("accounts.product_term_lengths", Terms with { Term = Terms.Term! with { Lengths = [121] } }),
            ("accounts.product_amount_invalid", Terms with { Term = Terms.Term! with { MaximumAmount = 99 } }),
            ("accounts.product_amount_invalid", Terms with { Term = Terms.Term! with { MinimumAmount = 0.001m } }),
            ("accounts.product_rate_invalid", Terms with { Term = Terms.Term! with { PenaltyPercent = -1 } }),
            ("accounts.product_recurring_invalid", Terms with { Term = Terms.Term! with { Recurring = new RecurringSettings(GraceDays: 91) } }),
        })
        {
            ProductRules.Refuse(terms)!.Code.ShouldBe(code);
        }

        ProductRules.Refuse(Terms).ShouldBeNull();
    }

    [Fact]
    public void A_product_is_of_the_kind_that_its_terms_make_it()
    {
        TermRules.RefuseKind(ProductKind.Savings, Terms)!.Code.ShouldBe("accounts.product_kind_differs");
        TermRules.RefuseKind(ProductKind.RecurringDeposit, Terms)!.Code.ShouldBe("accounts.product_kind_differs");
        TermRules.RefuseKind(ProductKind.TermDeposit, Terms with { Term = null })!.Code.ShouldBe("accounts.product_kind_differs");
        TermRules.RefuseKind(ProductKind.TermDeposit, Terms).ShouldBeNull();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Target : IBusinessCalendar
    {
        public Task<DateOnly> TodayAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public bool IsBusinessDay(DateOnly date) => BusinessDayCalendar.Target.IsBusinessDay(date);

        public DateOnly NextBusinessDay(DateOnly date) => BusinessDayCalendar.Target.Next(date);

        public Task OpenNextDayAsync(DateOnly closingDate, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
