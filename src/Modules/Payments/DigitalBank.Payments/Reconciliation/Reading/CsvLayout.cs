using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>A layout and where its columns stand in one file.</summary>
internal sealed class CsvLayout
{
    private readonly CsvLayoutSetting _setting;

    private readonly Dictionary<CsvField, int> _positions;

    private readonly string _thousands;

    private readonly Regex _number;

    private CsvLayout(CsvLayoutSetting setting, Dictionary<CsvField, int> positions)
    {
        (_setting, _positions) = (setting, positions);
        _thousands = setting.DecimalSeparator == "," ? "." : ",";

        // Thousands in groups of three and nothing else: an amount of the other layout must not be read as a hundred times as much.
        _number = new Regex(
            $"^[+-]?([0-9]+|[0-9]{{1,3}}({Regex.Escape(_thousands)}[0-9]{{3}})+)({Regex.Escape(setting.DecimalSeparator)}[0-9]+)?$",
            RegexOptions.CultureInvariant);
    }

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

        var valueDate = Date(values, CsvField.ValueDate);
        if (valueDate is null && !string.IsNullOrEmpty(values.GetValueOrDefault(CsvField.ValueDate)))
        {
            return CsvRow.Wrong(line, $"The value date is not written as {_setting.DateFormat}.");
        }

        return TryMoney(values.GetValueOrDefault(CsvField.Balance), currency, out var balance)
            ? new CsvRow(
                line, Why: null, values, values.GetValueOrDefault(CsvField.Account) ?? _setting.AccountIdentifier ?? string.Empty, bookingDate, valueDate, amount, balance)
            : CsvRow.Wrong(line, "The balance cannot be read.");
    }

    private DateOnly? Date(Dictionary<CsvField, string> values, CsvField field) =>
        DateOnly.TryParseExact(values.GetValueOrDefault(field), _setting.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private Money? Amount(Dictionary<CsvField, string> values, Currency currency)
    {
        if (values.TryGetValue(CsvField.Amount, out var signed))
        {
            return TryMoney(signed, currency, out var amount) && amount is { IsZero: false } ? amount : null;
        }

        return !TryMoney(values[CsvField.Debit], currency, out var debit) || !TryMoney(values[CsvField.Credit], currency, out var credit)
            ? null
            : (debit, credit) switch
            {
                ({ IsPositive: true }, null or { IsZero: true }) => -debit.Value,
                (null or { IsZero: true }, { IsPositive: true }) => credit,
                _ => null,
            };
    }

    /// <param name="money">Null where the cell is empty or missing.</param>
    /// <returns>Whether the cell is empty or an amount.</returns>
    private bool TryMoney(string? text, Currency currency, out Money? money)
    {
        money = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var plain = text.Replace(_thousands, string.Empty, StringComparison.Ordinal).Replace(_setting.DecimalSeparator, ".", StringComparison.Ordinal);
        if (!_number.IsMatch(text)
            || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || !Money.TryFromDecimal(value, currency, out var read))
        {
            return false;
        }

        money = read;
        return true;
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
