using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary>
/// Amounts of case files, which know no currency: they are reckoned in a unit of twelve decimals, so that what a file expects unrounded is
/// unrounded here.
/// </summary>
internal static class CaseAmount
{
    public const int Decimals = 12;

    private const long PerOne = 1_000_000_000_000;

    /// <exception cref="FormatException">Not an amount, or with more than twelve decimals, or beyond nine million.</exception>
    public static long Of(JsonNode? amount, int decimals = Decimals)
    {
        var value = NumberOf(amount) * (decimals == Decimals ? PerOne : (decimal)Math.Pow(10, decimals));
        return decimal.Truncate(value) == value && Math.Abs(value) <= long.MaxValue
            ? (long)value
            : throw new FormatException($"{amount} is not an amount with at most {decimals} decimals within nine million.");
    }

    /// <summary>Reads a number, or the text of one: files have both, some with blanks around.</summary>
    public static decimal NumberOf(JsonNode? node)
    {
        var text = node is JsonValue value && value.TryGetValue<string>(out var written) ? written.Trim() : node?.ToJsonString();
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' is not a number.");
    }

    public static AnnualRate RateOf(JsonNode? percent) => AnnualRate.FromPercent(NumberOf(percent));

    /// <summary>An amount of the twelve-decimal unit, and the interest that has not been posted, as text.</summary>
    public static string Text(long units, int decimals, InterestAmount unposted = default)
    {
        // The amount's own unit is the minor unit of the interest: twelve decimals of it make the amount.
        var exact = (InterestAmount.OfMinor(units) + unposted).ToText(decimals <= Decimals ? 0 : decimals - Decimals);
        var (
            digits, scale) = (BigInteger
                .Parse(exact.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), Math
                .Max(decimals, Decimals));
        return Shifted(digits, scale, decimals);
    }

    /// <summary>A JSON number without idle zeros.</summary>
    public static JsonNode Number(string text) => JsonNode.Parse(
        decimal
            .Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("0.####################", CultureInfo.InvariantCulture))!;

    private static string Shifted(BigInteger digits, int scale, int decimals)
    {
        var drop = BigInteger.Pow(10, scale - decimals);
        var quotient = BigInteger.DivRem(BigInteger.Abs(digits), drop, out var rest);
        if (rest * 2 >= drop && drop > 1)
        {
            quotient += 1;
        }

        var text = quotient.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = digits.Sign < 0 && !quotient.IsZero ? "-" : "";
        return decimals == 0 ? sign + text : $"{sign}{text[..^decimals]}.{text[^decimals..]}";
    }
}
