using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>What a product may charge at most, so that every preview, offer and decision can be worked out.</summary>
public class FeeCapTests
{
    private static readonly DateOnly Date = new(2026, 1, 1);

    [Theory]
    [InlineData("0.00", "500.01", "lending.product_charges_invalid")]
    [InlineData("500.00", "0.00", "lending.product_charges_invalid")]
    [InlineData("0.00", "9000000000000.00", "lending.product_charges_invalid")]
    [InlineData("499.99", "0.00", "lending.product_too_dear")]
    [InlineData("0.00", "500.00", "lending.product_too_dear")]
    [InlineData("50.00", "25.00", null)]
    public void Fees_that_no_rate_can_tell_are_refused(string keptBack, string everyMonth, string? code) =>
        RefusedBy(LendingBank.Terms() with { Charges = new LoanCharges(Eur(keptBack), Eur(everyMonth)) }).ShouldBe(code);

    [Fact]
    public void A_penalty_or_an_amount_that_the_bank_cannot_hold_is_refused()
    {
        var dear = new LoanCharges(LatePenalty: new LatePenaltyRule(Eur("1000000000000.01")));

        RefusedBy(LendingBank.Terms() with { Charges = dear }).ShouldBe("lending.product_charges_invalid");
        RefusedBy(LendingBank.Terms() with { MostAmount = Eur("1000000000000.01") }).ShouldBe("lending.product_amounts_invalid");
        RefusedBy(LendingBank.Terms() with { MostAmount = Eur("9000000000000.00"), Charges = dear }).ShouldBe("lending.product_amounts_invalid");
    }

    /// <summary>The most expensive loan of all: the largest amount for the longest time at the highest rate, with the highest fees.</summary>
    [Theory]
    [InlineData("EUR")]
    [InlineData("JPY")]
    [InlineData("CLF")]
    public void Whatever_a_product_may_promise_can_be_previewed_and_decided(string currency)
    {
        var most = Money.OfMinor((long)LoanProductTerms.Most * Currency.Of(currency).MinorUnitsPerUnit, Currency.Of(currency));
        var policy = LendingBank.Policy with { MostExposure = most };
        var terms = new LoanProductTerms("Dear loan", most, most, 1, 480, 100, OfferDays: 14, policy, new LoanCharges(InstalmentFee: Part(most, 20)));
        terms.Refuse(LoanProductKind.InstalmentLoan).ShouldBeNull();

        var preview = LoanPreview.Of(LoanProductVersion.Of("dear", terms, 1, Date, "tests", DateTimeOffset.UnixEpoch), most, 480, Date);
        preview.TotalPayable.ShouldBe(most + preview.TotalInterest + preview.TotalFees);

        var huge = Money.OfMinor(long.MaxValue, most.Currency);
        var nothing = Money.Zero(most.Currency);
        var poor = new DecisionInputs(Date, most, 480, "", null, huge, 6, nothing, nothing, nothing, nothing);
        CreditDecision.Of(terms, poor, score: null).Outcome.ShouldBe(DecisionOutcome.Decline);
        CreditDecision.Of(terms, poor with { MonthlyInflow = huge, StatedObligations = nothing }, score: null).Offer!.Amount.ShouldBe(most);
    }

    private static Money Part(Money amount, int parts) => Money.OfMinor(amount.MinorUnits / parts, amount.Currency);

    private static string? RefusedBy(LoanProductTerms terms) => terms.Refuse(LoanProductKind.InstalmentLoan)?.Code;

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
