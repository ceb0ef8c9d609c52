using System.Globalization;
using System.Text.RegularExpressions;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>What field 61, a statement line, says.</summary>
/// <param name="CustomerReference">For us: our own reference of what we ordered, as far as 16 characters go.</param>
/// <param name="BankReference">The other bank's own.</param>
/// <param name="Supplement">The second line of the field.</param>
internal sealed partial record Mt940Line(
    DateOnly ValueDate, DateOnly BookingDate, bool IsCredit, bool IsReversal, Money Amount, string Type, string? CustomerReference, string? BankReference, string? Supplement)
{
    private const int DateLength = 6;

    /// <returns>Null when it is no statement line.</returns>
    public static Mt940Line? TryRead(Mt940Field field, Currency currency)
    {
        var match = Shape().Match(field.First);
        if (!match.Success
            || TryDate(match.Groups["value"].Value) is not { } valueDate
            || TryAmount(match.Groups["amount"].Value, currency) is not { } amount)
        {
            return null;
        }

        var mark = match.Groups["mark"].Value;
        var isReversal = mark.Length == 2;

        // The reversal of a debit brings money in.
        var isCredit = mark[^1] == 'C' != isReversal;
        return BookingDateNear(valueDate, match.Groups["entry"].Value) is { } bookingDate
            ? new Mt940Line(
                valueDate, bookingDate, isCredit, isReversal, amount, match.Groups["type"].Value, Text(match.Groups["customer"]), Text(match.Groups["bank"]), field.Lines.ElementAtOrDefault(1))
            : null;
    }

    /// <summary>YYMMDD: from 80 on of the century before (SWIFT Standards, field 61).</summary>
    public static DateOnly? TryDate(string text) =>
        text.Length == DateLength && text.All(char.IsAsciiDigit)
            && DateOnly.TryParseExact((text[0] >= '8' ? "19" : "20") + text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>With a comma, which is there even when no decimals follow.</summary>
    public static Money? TryAmount(string text, Currency currency) =>
        text.Count(character => character == ',') == 1
            && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && Money.TryFromDecimal(value, currency, out var money)
            ? money
            : null;

    /// <summary>MMDD without a year: the day that is nearest to the value date.</summary>
    private static DateOnly? BookingDateNear(DateOnly valueDate, string monthAndDay)
    {
        if (monthAndDay.Length == 0)
        {
            return valueDate;
        }

        var candidates = new[] { valueDate.Year - 1, valueDate.Year, valueDate.Year + 1 }
            .Select(year => TryDate($"{year % 100:D2}{monthAndDay}"))
            .OfType<DateOnly>()
            .ToList();
        return candidates.Count == 0 ? null : candidates.MinBy(date => Math.Abs(date.DayNumber - valueDate.DayNumber));
    }

    private static string? Text(Group group) => group.Success && group.Value.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^(?<value>\d{6})(?<entry>\d{4})?(?<mark>R?[CD])[A-Z]?(?<amount>\d[\d,]{0,14})(?<type>[NSF][A-Z0-9]{3})(?<customer>.{0,16}?)(//(?<bank>.{1,16}))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
