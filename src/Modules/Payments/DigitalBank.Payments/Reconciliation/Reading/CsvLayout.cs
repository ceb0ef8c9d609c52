using System.Globalization;
using System.Text;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>A layout and where its columns stand in one file.</summary>
internal sealed class CsvLayout
{
    private readonly CsvLayoutSetting _setting;

    private readonly Dictionary<CsvField, int> _positions;

    private CsvLayout(CsvLayoutSetting setting, Dictionary<CsvField, int> positions) => (_setting, _positions) = (setting, positions);

    private char Delimiter => _setting.Delimiter[0];

    /// <returns>Null when the file lacks a column of the layout, or the layout says neither date nor amount.</returns>
    public static CsvLayout? TryFit(CsvLayoutSetting setting, string header)
    {
        if (setting.Delimiter.Length != 1 || !setting.Columns.ContainsKey(CsvField.BookingDate)
            || !(setting.Columns.ContainsKey(CsvField.Amount) || (setting.Columns.ContainsKey(CsvField.Debit) && setting.Columns.ContainsKey(CsvField.Credit))))
        {
            return null;
        }

        var names = Cells(header, setting.Delimiter[0])?.ConvertAll(name => name.Trim());
        var positions = setting.Columns.ToDictionary(column => column.Key, column => names?.IndexOf(column.Value) ?? -1);
        return positions.Values.Any(position => position < 0) ? null : new CsvLayout(setting, positions);
    }

    public CsvRow Read(string text, int line)
    {
        if (Cells(text, Delimiter) is not { } cells || cells.Count <= _positions.Values.Max())
        {
            return CsvRow.Wrong(line, "The line has fewer columns than the first one, or a quotation mark that does not end.");
        }

        var values = _positions.ToDictionary(position => position.Key, position => cells[position.Value].Trim());
        var currencyCode = values.GetValueOrDefault(CsvField.Currency) ?? _setting.Currency;
        if (!Currency.TryOf(currencyCode, out var currency))
        {
            return CsvRow.Wrong(line, "The line has no currency of ISO 4217.");
        }

        if (Date(values, CsvField.BookingDate) is not { } bookingDate)
        {
            return CsvRow.Wrong(line, $"The booking date is not written as {_setting.DateFormat}.");
        }

        if (Amount(values, currency) is not { } amount)
        {
            return CsvRow.Wrong(line, "The amount cannot be read, is zero, or stands in both columns.");
        }

        var balanceText = values.GetValueOrDefault(CsvField.Balance);
        var balance = Money(balanceText, currency);
        return balance is null && !string.IsNullOrEmpty(balanceText)
            ? CsvRow.Wrong(line, "The balance cannot be read.")
            : new CsvRow(
                line, Why: null, values, values.GetValueOrDefault(CsvField.Account) ?? _setting.AccountIdentifier ?? string.Empty, bookingDate, Date(values, CsvField.ValueDate), amount, balance);
    }

    private DateOnly? Date(Dictionary<CsvField, string> values, CsvField field) =>
        DateOnly.TryParseExact(values.GetValueOrDefault(field), _setting.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private Money? Amount(Dictionary<CsvField, string> values, Currency currency)
    {
        if (values.TryGetValue(CsvField.Amount, out var signed))
        {
            return Money(signed, currency) is { IsZero: false } amount ? amount : null;
        }

        var debit = Money(values[CsvField.Debit], currency) is { IsZero: false } taken ? taken : (Money?)null;
        var credit = Money(values[CsvField.Credit], currency) is { IsZero: false } given ? given : (Money?)null;
        return (debit, credit) switch
        {
            ({ IsPositive: true }, null) => -debit.Value,
            (null, { IsPositive: true }) => credit,
            _ => null,
        };
    }

    private Money? Money(string? text, Currency currency)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var thousands = _setting.DecimalSeparator == "," ? "." : ",";
        var plain = text.Replace(thousands, string.Empty, StringComparison.Ordinal).Replace(_setting.DecimalSeparator, ".", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && SharedKernel.Monetary.Money.TryFromDecimal(value, currency, out var money)
            ? money
            : null;
    }

    /// <summary>Cells may be quoted; two quotation marks within are one (RFC 4180).</summary>
    /// <returns>Null when a quotation does not end on the line.</returns>
    private static List<string>? Cells(string text, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == delimiter && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        cells.Add(cell.ToString());
        return isQuoted ? null : cells;
    }
}

/// <summary>One line of a CSV statement.</summary>
/// <param name="Why">What is wrong with it; null when nothing is, and then date and amount are there.</param>
/// <param name="Amount">Below zero is money that left.</param>
internal sealed record CsvRow(
    int Line, string? Why, IReadOnlyDictionary<CsvField, string> Values, string Account, DateOnly? BookingDate, DateOnly? ValueDate, Money? Amount, Money? Balance)
{
    /// <summary>Null where the column is missing or empty.</summary>
    public string? this[CsvField field] => Values.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    public static CsvRow Wrong(int line, string why) => new(line, why, new Dictionary<CsvField, string>(), string.Empty, null, null, null, null);
}
