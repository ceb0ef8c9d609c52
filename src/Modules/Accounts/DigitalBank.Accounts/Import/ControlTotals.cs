using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>What whoever sent the file says is in it.</summary>
/// <param name="Count">Number of lines without the header, or null.</param>
/// <param name="Totals">Sums of opening balances of some or all currencies.</param>
internal sealed record ControlTotals(long? Count, IReadOnlyList<Money> Totals)
{
    public bool AreGiven => Count is not null || Totals.Count > 0;

    /// <param name="totals">Each written as <c>EUR=123.45</c>.</param>
    public static Result<ControlTotals> Parse(long? count, IEnumerable<string> totals)
    {
        var amounts = new List<Money>();
        foreach (var text in totals)
        {
            if (text.Split('=') is not [var code, var amount]
                || !Currency.TryOf(code, out var currency)
                || !Money.TryParse(amount, currency, out var money)
                || amounts.Exists(other => other.Currency == currency))
            {
                return ImportErrors.ControlOption;
            }

            amounts.Add(money);
        }

        return new ControlTotals(count, amounts);
    }

    /// <returns>What differs, or null.</returns>
    public Failure? Compare(long rows, IReadOnlyDictionary<Currency, Money> found)
    {
        var differences = Totals
            .Select(expected => (expected, actual: found.GetValueOrDefault(expected.Currency, Money.Zero(expected.Currency))))
            .Where(pair => pair.expected != pair.actual)
            .Select(pair => $"{pair.actual} instead of {pair.expected}")
            .ToList();
        if (Count is { } count && count != rows)
        {
            differences.Insert(0, $"{rows} lines instead of {count}");
        }

        return differences.Count == 0
            ? null
            : ImportErrors.ControlTotal.Because($"The file has {string.Join(", ", differences)}. Nothing was imported.");
    }
}
