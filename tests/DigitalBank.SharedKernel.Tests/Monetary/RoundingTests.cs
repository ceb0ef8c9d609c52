using System.Globalization;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.SharedKernel.Tests.Monetary;

public class RoundingTests
{
    public static TheoryData<string, int, string, string, string, string, string> Published()
    {
        var cases = new TheoryData<string, int, string, string, string, string, string>();
        foreach (var row in SharedData.Rows("daycount/decimal_rounding.csv"))
        {
            cases.Add(
                row["x"], int.Parse(row["digits"]), row["closest_half_up"], row["up_away_from_zero"], row["down_toward_zero"],
                row["floor_variant"], row["ceiling_variant"]);
        }

        return cases;
    }

    /// <summary>The two variants of the source round to the nearest on one side of zero and cut off on the other.</summary>
    [SharedDataTheory, MemberData(nameof(Published))]
    public void Every_published_rounding_is_met(string x, int digits, string closest, string up, string down, string floor, string ceiling)
    {
        var value = Number(x);
        var isNegative = value < 0;

        value.Round(digits, Rounding.HalfUp).ShouldBe(Number(closest));
        value.Round(digits, Rounding.Up).ShouldBe(Number(up));
        value.Round(digits, Rounding.Down).ShouldBe(Number(down));
        value.Round(digits, isNegative ? Rounding.Down : Rounding.HalfUp).ShouldBe(Number(floor));
        value.Round(digits, isNegative ? Rounding.HalfUp : Rounding.Down).ShouldBe(Number(ceiling));
    }

    [Theory]
    [InlineData("2.5", "3", "2", "3", "2", "2", "3")]
    [InlineData("-2.5", "-3", "-2", "-3", "-2", "-3", "-2")]
    [InlineData("3.5", "4", "4", "4", "3", "3", "4")]
    [InlineData("2.1", "2", "2", "3", "2", "2", "3")]
    [InlineData("2", "2", "2", "2", "2", "2", "2")]
    public void A_half_goes_where_the_name_says(
        string value, string halfUp, string halfEven, string up, string down, string floor, string ceiling)
    {
        Number(value).Round(0, Rounding.HalfUp).ShouldBe(Number(halfUp));
        Number(value).Round(0, Rounding.HalfEven).ShouldBe(Number(halfEven));
        Number(value).Round(0, Rounding.Up).ShouldBe(Number(up));
        Number(value).Round(0, Rounding.Down).ShouldBe(Number(down));
        Number(value).Round(0, Rounding.Floor).ShouldBe(Number(floor));
        Number(value).Round(0, Rounding.Ceiling).ShouldBe(Number(ceiling));
    }

    [Theory]
    [InlineData("1.005", "EUR", "1.01")]
    [InlineData("1.5", "JPY", "2")]
    [InlineData("1.0005", "KWD", "1.001")]
    public void A_result_is_rounded_to_the_decimals_of_its_currency(string result, string currency, string amount) =>
        Number(result).RoundTo(Currency.Of(currency), Rounding.HalfUp).ShouldBe(Money.Of(amount, currency));

    [Fact]
    public void A_result_that_no_account_could_hold_throws() =>
        Should.Throw<OverflowException>(() => decimal.MaxValue.RoundTo(Currency.Eur, Rounding.HalfUp));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
