using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>What a loan would cost, worked out from the product's terms alone.</summary>
public class LoanPreviewTests
{
    private static readonly DateOnly Date = new(2026, 1, 1);

    private static readonly LoanCharges Charges = new(DisbursementFee: Money.Of("60.00", "EUR"), InstalmentFee: Money.Of("1.50", "EUR"));

    /// <summary>Half a percent a month compounds to 6.168 percent a year; by days, the short February moves payments ahead.</summary>
    [Fact]
    public void A_loan_without_fees_costs_its_rate_compounded()
    {
        var preview = PreviewOf(charges: null);

        preview.Instalment.ToString().ShouldBe("516.40 EUR");
        preview.TotalInterest.ToString().ShouldBe("196.79 EUR");
        preview.TotalPayable.ToString().ShouldBe("6196.79 EUR");
        preview.PaidOut.ShouldBe(preview.Amount);
        preview.AnnualPercentageRate.ShouldBe(6.2m);
        preview.EffectivePercent.ShouldBe(6.19m);
    }

    [Fact]
    public void Fees_are_in_what_is_paid_out_in_what_is_payable_and_in_both_rates()
    {
        var (preview, free) = (PreviewOf(Charges), PreviewOf(charges: null));

        preview.PaidOut.ToString().ShouldBe("5940.00 EUR");
        preview.TotalFees.ToString().ShouldBe("78.00 EUR");
        preview.TotalPayable.ShouldBe(free.TotalPayable + Money.Of("18.00", "EUR"));
        preview.Schedule[0].Total.ToString().ShouldBe("517.90 EUR");
        preview.AnnualPercentageRate.ShouldBeGreaterThan(free.AnnualPercentageRate + 1);
        preview.EffectivePercent.ShouldBeGreaterThan(free.EffectivePercent + 1);
    }

    /// <summary>Every amount and term of the product: the rows are the totals, and repay the amount.</summary>
    [Fact]
    public void The_instalments_add_up_to_the_totals()
    {
        foreach (var (amount, instalments) in new[] { ("500.00", 6), ("999.99", 7), ("12345.67", 36), ("20000.00", 60) })
        {
            var preview = PreviewOf(Charges, amount, instalments);

            Sum(preview, row => row.Principal).ShouldBe(preview.Amount);
            Sum(preview, row => row.Interest).ShouldBe(preview.TotalInterest);
            Sum(preview, row => row.Total).ShouldBe(preview.TotalPayable);
            preview.Schedule.Count.ShouldBe(instalments);
            preview.Schedule[^1].BalanceAfter.IsZero.ShouldBeTrue();
            preview.Schedule[^1].DueDate.ShouldBe(Date.AddMonths(instalments));
        }
    }

    private static LoanPreview PreviewOf(LoanCharges? charges, string amount = "6000.00", int instalments = 12) => LoanPreview.Of(
        LoanProductVersion.Of("personal", LendingBank.Terms() with { Charges = charges }, 1, Date, "tests", DateTimeOffset.UnixEpoch),
        Money.Of(amount, "EUR"),
        instalments,
        Date);

    private static Money Sum(LoanPreview preview, Func<PreviewedInstalment, Money> part) =>
        preview.Schedule.Select(part).Aggregate((one, other) => one + other);
}
