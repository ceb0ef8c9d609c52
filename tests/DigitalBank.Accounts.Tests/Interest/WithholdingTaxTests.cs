using DigitalBank.Accounts.Interest;

namespace DigitalBank.Accounts.Tests.Interest;

public class WithholdingTaxTests
{
    private static readonly WithholdingTax German = new(
        [
            new TaxComponent("income-tax", AnnualRate.FromPercent(25)),
            new TaxComponent("solidarity-surcharge", AnnualRate.FromPercent(5.5m), On: "income-tax"),
        ]);

    [Theory]
    [InlineData(10_000, 2_500, 137)]
    [InlineData(7, 1, 0)]
    [InlineData(3, 0, 0)]
    public void A_surcharge_is_reckoned_on_the_tax_and_every_component_is_cut_off_to_the_cent(long interest, long tax, long surcharge) =>
        German.On(interest).Select(part => part.Amount).ShouldBe([tax, surcharge]);

    [Theory]
    [InlineData(0)]
    [InlineData(-500)]
    public void Nothing_is_withheld_where_nothing_is_paid_out(long interest) => German.On(interest).ShouldBeEmpty();
}
