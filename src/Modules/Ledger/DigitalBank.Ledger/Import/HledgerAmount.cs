using System.Text.RegularExpressions;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Import;

/// <summary>Amounts as people write them for hledger: <c>$-50</c>, <c>1,000.00 EUR</c>, <c>-10</c>.</summary>
internal static partial class HledgerAmount
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["$"] = "USD",
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["¥"] = "JPY",
    };

    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    public static Money Parse(string text, string? defaultCurrency)
    {
        var parts = Pattern().Match(text);
        if (!parts.Success)
        {
            throw new FormatException($"'{text}' is not a plain amount; costs and expressions are not imported.");
        }

        var commodity = parts.Groups["left"].Success ? parts.Groups["left"].Value : parts.Groups["right"].Value;
        var code = commodity.Length == 0
            ? defaultCurrency ?? throw new FormatException($"'{text}' has no currency: --currency says which.")
            : Symbols.GetValueOrDefault(commodity, commodity.Trim('"'));
        if (!Currency.TryOf(code, out var currency))
        {
            throw new FormatException($"'{code}' is not a currency of ISO 4217.");
        }

        var isNegative = parts.Groups["minus"].Success;
        var number = parts.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');
        return Money.TryParse(number, currency, out var money)
            ? isNegative ? -money : money
            : throw new FormatException($"'{text}' does not fit into {code}.");
    }

    [GeneratedRegex("""^(?<minus>-)?\+?\s*(?<left>[^\d\s.,;@="+()*-]+|"[^"]+")?\s*(?<minus>-)?\s*(?<number>\d{1,3}(,\d{3})+(\.\d*)?|\d+(\.\d*)?|\.\d+)\s*(?<right>[^\d\s.,;@="+()*-]+|"[^"]+")?$""")]
    private static partial Regex Pattern();
}
