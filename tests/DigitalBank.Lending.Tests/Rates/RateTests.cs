using DigitalBank.Lending.Rates;
using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Tests.Rates;

public class RateTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    /// <summary>Examples 1 to 4 of Directive 98/7/EC, which introduced the formula that Directive 2008/48/EC keeps.</summary>
    [Theory]
    [InlineData("0:1000, 18:-1200", 12.9)]
    [InlineData("0:950, 18:-1200", 16.9)]
    [InlineData("0:1000, 12:-600, 24:-600", 13.1)]
    [InlineData("0:1000, 3:-272, 6:-272, 12:-544", 13.2)]
    public void The_annual_percentage_rate_is_that_of_the_directive(string flows, decimal percent) =>
        AnnualPercentageRate.Shown(AnnualPercentageRate.Of(flows.Split(", ").Select(flow =>
        {
            var parts = flow.Split(':');
            return new CashFlow(Start.AddMonths(int.Parse(parts[0], null)), decimal.Parse(parts[1], null));
        }))).ShouldBe(percent);

    [Fact]
    public void A_loan_without_fees_that_bears_one_percent_a_month_costs_12_68_percent_a_year()
    {
        var schedule = SchedulePlan.Of(SampleTerms.Monthly(12, 0.12m), [new Disbursement(Start, 10_000)]);

        var rate = AnnualPercentageRate.Of(EffectiveInterestRate.FlowsOf(schedule));

        rate.ShouldBe(0.126825m, tolerance: 0.00001m);
        AnnualPercentageRate.Of(EffectiveInterestRate.FlowsOf(schedule, feesAtDisbursement: 100)).ShouldBeGreaterThan(rate);
    }

    [Fact]
    public void What_a_loan_pays_discounted_at_its_effective_rate_is_what_was_given_for_it()
    {
        var rate = EffectiveInterestRate.Of([new CashFlow(Start, 990), new CashFlow(Start.AddDays(365), -1089)]);

        rate.ShouldBe(0.1m, tolerance: 0.0000000001m);
    }

    [Fact]
    public void A_loan_that_costs_nothing_has_a_rate_of_nothing() =>
        EffectiveInterestRate.Of([new CashFlow(Start, 1000), new CashFlow(Start.AddDays(90), -1000)]).ShouldBe(0, tolerance: 0.0000000001m);

    [Fact]
    public void Money_that_is_never_paid_back_has_no_rate() =>
        Should.Throw<ArgumentException>(() => EffectiveInterestRate.Of([new CashFlow(Start, 1000)]));
}
