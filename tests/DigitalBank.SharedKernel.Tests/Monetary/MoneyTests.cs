using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.SharedKernel.Tests.Monetary;

public class MoneyTests
{
    private static readonly Arbitrary<Money> AnyMoney =
        ArbMap.Default.GeneratorFor<long>()
            .SelectMany(_ => Gen.Elements(Currency.All.ToArray()), (minor, currency) => Money.OfMinor(minor, currency))
            .ToArbitrary();

    [Theory]
    [InlineData("100.00", "EUR", 10_000)]
    [InlineData("100", "EUR", 10_000)]
    [InlineData("-0.01", "EUR", -1)]
    [InlineData("+1.5", "EUR", 150)]
    [InlineData("1.500000", "EUR", 150)]
    [InlineData("100", "JPY", 100)]
    [InlineData("1.234", "KWD", 1_234)]
    [InlineData("92233720368547758.00", "EUR", 9_223_372_036_854_775_800)]
    public void A_plain_decimal_is_read_exactly(string text, string currency, long minorUnits) =>
        Money.Of(text, currency).MinorUnits.ShouldBe(minorUnits);

    [Theory]
    [InlineData("1.001", "EUR")]
    [InlineData("1.5", "JPY")]
    [InlineData("1e2", "EUR")]
    [InlineData("1,000.00", "EUR")]
    [InlineData(" 1", "EUR")]
    [InlineData("", "EUR")]
    [InlineData("NaN", "EUR")]
    [InlineData("92233720368547759.00", "EUR")]
    [InlineData("99999999999999999999999999999999999999999", "EUR")]
    [InlineData("1.00", "XXX")]
    [InlineData("1.00", "eur")]
    public void What_is_no_exact_amount_is_refused(string text, string currency) =>
        Should.Throw<FormatException>(() => Money.Of(text, currency));

    [Theory]
    [InlineData(123_450, "EUR", "1234.50 EUR")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    [InlineData(1_000, "JPY", "1000 JPY")]
    [InlineData(1, "KWD", "0.001 KWD")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08 EUR")]
    public void An_amount_is_written_with_the_decimals_of_its_currency(long minorUnits, string currency, string expected) =>
        Money.OfMinor(minorUnits, Currency.Of(currency)).ToString().ShouldBe(expected);

    [Fact]
    public void Any_amount_reads_back_as_it_was_written() =>
        Prop.ForAll(AnyMoney, money => Money.Of(money.ToAmountText(), money.Currency.Code) == money).QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_of_an_allocation_add_up_and_none_is_a_whole_minor_unit_off() =>
        Prop.ForAll(AnyMoney, ArbMap.Default.ArbFor<NonNegativeInt[]>(), (money, picked) =>
        {
            long[] weights = [1, .. picked.Select(weight => (long)weight.Get)];
            var total = weights.Sum();
            var parts = money.Allocate(weights);

            return parts.Aggregate(Money.Zero(money.Currency), (sum, part) => sum + part) == money
                && parts.Zip(weights).All(pair =>
                    Int128.Abs(((Int128)pair.First.MinorUnits * total) - ((Int128)money.MinorUnits * pair.Second)) < total);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(5, new long[] { 3, 7 }, new long[] { 2, 3 })]
    [InlineData(10, new long[] { 0, 1, 2 }, new long[] { 0, 3, 7 })]
    [InlineData(0, new long[] { 1, 2 }, new long[] { 0, 0 })]
    [InlineData(long.MaxValue, new long[] { long.MaxValue, long.MaxValue }, new long[] { 4_611_686_018_427_387_904, 4_611_686_018_427_387_903 })]
    public void Left_over_minor_units_go_where_most_was_cut_off(long minorUnits, long[] weights, long[] expected) =>
        Money.OfMinor(minorUnits, Currency.Eur).Allocate(weights).Select(part => part.MinorUnits).ShouldBe(expected);

    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 0, 0 })]
    [InlineData(new long[] { 1, -1 })]
    public void Weights_that_share_out_nothing_are_refused(long[] weights) =>
        Should.Throw<ArgumentException>(() => Money.Of("1.00", "EUR").Allocate(weights));

    [Fact]
    public void An_equal_split_gives_the_first_parts_the_odd_cents()
    {
        Money.Of("10.00", "EUR").Split(3).Select(part => part.ToAmountText()).ShouldBe(["3.34", "3.33", "3.33"]);
        Should.Throw<ArgumentOutOfRangeException>(() => Money.Of("10.00", "EUR").Split(0));
    }

    [Fact]
    public void Amounts_that_do_not_fit_throw()
    {
        var most = Money.OfMinor(long.MaxValue, Currency.Eur);
        var least = Money.OfMinor(long.MinValue, Currency.Eur);
        var cent = Money.OfMinor(1, Currency.Eur);

        Should.Throw<OverflowException>(() => most + cent);
        Should.Throw<OverflowException>(() => least - cent);
        Should.Throw<OverflowException>(() => -least);
    }

    [Fact]
    public void Two_currencies_never_mix()
    {
        var euro = Money.Of("1.00", "EUR");
        var dollar = Money.Of("1.00", "USD");

        Should.Throw<InvalidOperationException>(() => euro + dollar);
        Should.Throw<InvalidOperationException>(() => euro - dollar);
        Should.Throw<InvalidOperationException>(() => euro < dollar);
        euro.ShouldNotBe(dollar);
    }
}
