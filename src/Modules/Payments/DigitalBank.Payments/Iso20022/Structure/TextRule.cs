using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>What the text of an element must look like.</summary>
/// <param name="Demand">Completes the sentence "The value must be …".</param>
internal sealed partial record TextRule(string Demand, Func<string, bool> Holds)
{
    private static readonly Dictionary<string, TextRule> Named = new()
    {
        ["Amount"] = new(
            "an amount of 0 or more with at most 18 digits, 5 of them decimals", text => IsDecimal(text, 18, 5) && IsNotNegative(text)),
        ["FineAmount"] = new(
            "an amount of 0 or more with at most 18 digits, 13 of them decimals", text => IsDecimal(text, 18, 13) && IsNotNegative(text)),
        ["Decimal"] = new("a decimal of at most 18 digits, 17 of them decimals", text => IsDecimal(text, 18, 17)),
        ["Number"] = new("a whole number of at most 18 digits", text => IsDecimal(text, 18, 0)),
        ["Rate"] = new("a decimal of at most 11 digits, 10 of them decimals", text => IsDecimal(text, 11, 10)),
        ["Count"] = new("1 to 15 digits", text => CountPattern().IsMatch(text)),
        ["Currency"] = new("three capital letters, a currency code of ISO 4217", text => CurrencyPattern().IsMatch(text)),
        ["Country"] = new("two capital letters, a country code of ISO 3166", text => CountryPattern().IsMatch(text)),
        ["Date"] = new("a date such as 2026-01-31", IsDate),
        ["DateTime"] = new("a date and time such as 2026-01-31T12:30:00Z", IsDateTime),
        ["Year"] = new("a year such as 2026", text => Converts(text, YearPattern(), XmlDateTimeSerializationMode.RoundtripKind)),
        ["Time"] = new("a time such as 12:30:00", text => Converts(text, TimePattern(), XmlDateTimeSerializationMode.RoundtripKind)),
        ["Phone"] = new("a number such as +49-30123456", text => PhonePattern().IsMatch(text)),
        ["FourCharacters"] = new("four letters or digits", text => FourCharactersPattern().IsMatch(text)),
        ["Base64"] = new("base64 of at most 10,240 bytes", IsBase64),
        ["TwoDigits"] = new("two digits", text => TwoDigitsPattern().IsMatch(text)),
        ["Page"] = new("1 to 5 digits", text => PagePattern().IsMatch(text)),
        ["Days"] = new("1 to 15 digits, with a plus in front or not", text => DaysPattern().IsMatch(text)),
        ["BareAmount"] = new(
            "a number of 0 or more with at most 18 digits, 5 of them decimals", text => IsDecimal(text, 18, 5) && IsNotNegative(text)),
        ["PlainDecimal"] = new(
            "a number of 0 or more with at most 18 digits, 17 of them decimals", text => IsDecimal(text, 18, 17) && IsNotNegative(text)),
        ["Flag"] = new("true or false", text => Plain(text) is "true" or "false" or "1" or "0"),
        ["Bic2007"] = new("a BIC of 8 or 11 characters", text => Bic2007Pattern().IsMatch(text)),
        ["Bic"] = new("a BIC of 8 or 11 characters", text => BicPattern().IsMatch(text)),
        ["Iban"] = new("an IBAN without spaces: country, two check digits, up to 30 letters or digits", text => IbanPattern().IsMatch(text)),
        ["OldIsin"] = new("an ISIN of 12 capital letters and digits", text => OldIsinPattern().IsMatch(text)),
        ["Isin"] = new("an ISIN: country, 9 capital letters or digits, check digit", text => IsinPattern().IsMatch(text)),
        ["Lei"] = new("an LEI of 18 letters or digits and 2 check digits", text => LeiPattern().IsMatch(text)),
        ["Uuid"] = new("a version 4 UUID in lower case", text => UuidPattern().IsMatch(text)),
        ["Text"] = new("a text", _ => true),
    };

    /// <summary>Finds a rule by its name in a structure: one of the list above, <c>Max35</c>, or codes such as <c>CRDT/DBIT</c>.</summary>
    public static TextRule? Find(string name)
    {
        if (Named.TryGetValue(name, out var rule))
        {
            return rule;
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            return new TextRule("one of " + name.Replace("/", ", ", StringComparison.Ordinal), name.Split('/').Contains);
        }

        return name.StartsWith("Max", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var max)
            ? new TextRule($"1 to {max} characters long", text => text.Length >= 1 && (text.Length <= max || text.EnumerateRunes().Count() <= max))
            : null;
    }

    /// <summary>What the texts of well-known elements must look like wherever they stand, also where the structure isn't checked.</summary>
    public static TextRule? ForElement(string elementName) => elementName switch
    {
        "IBAN" => Named["Iban"],
        "BICFI" or "BIC" or "AnyBIC" or "BICOrBEI" => Named["Bic"],
        "UETR" => Named["Uuid"],
        "LEI" => Named["Lei"],
        _ => null,
    };

    private static bool IsDecimal(string text, int maxDigits, int maxDecimals)
    {
        var match = DecimalPattern().Match(Plain(text));
        if (!match.Success)
        {
            return false;
        }

        // Zeros in front and at the end are not significant, in the schemas neither.
        var whole = match.Groups[1].Value.TrimStart('0').Length;
        var decimals = match.Groups[2].Value.TrimEnd('0').Length;
        return match.Groups[1].Length + match.Groups[2].Length > 0 && decimals <= maxDecimals && whole + decimals <= maxDigits;
    }

    // Negative zero is zero, in the schemas too; but no system writes it, so that whoever does means something else.
    private static bool IsNotNegative(string text) => Plain(text)[0] != '-';

    // XML collapses these four around a number or a date, and no other white space.
    private static string Plain(string text) => text.Trim(' ', '\t', '\n', '\r');

    private static bool IsDate(string text) => Converts(text, DatePattern(), XmlDateTimeSerializationMode.RoundtripKind);

    private static bool IsDateTime(string text) => Converts(text, DateTimePattern(), XmlDateTimeSerializationMode.RoundtripKind);

    private static bool IsBase64(string text)
    {
        var bytes = new byte[10_240];
        return text.Length <= 20_480 && Convert.TryFromBase64String(text, bytes, out var length) && length > 0;
    }

    private static bool Converts(string text, Regex pattern, XmlDateTimeSerializationMode mode)
    {
        try
        {
            return pattern.IsMatch(Plain(text)) && XmlConvert.ToDateTime(Plain(text), mode) != default;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[0-9]{4}(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"^[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^\+[0-9]{1,3}-[0-9()+\-]{1,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[a-zA-Z0-9]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FourCharactersPattern();

    [GeneratedRegex(@"^[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TwoDigitsPattern();

    [GeneratedRegex(@"^[0-9]{1,5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PagePattern();

    [GeneratedRegex(@"^[A-Z0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OldIsinPattern();

    [GeneratedRegex(@"^[A-Z]{2}[A-Z0-9]{9}[0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex IsinPattern();

    [GeneratedRegex(@"^\+?[0-9]{1,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DaysPattern();

    [GeneratedRegex(@"^[+-]?([0-9]*)(?:\.([0-9]*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalPattern();

    [GeneratedRegex(@"^[0-9]{1,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountPattern();

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountryPattern();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bic2007Pattern();

    [GeneratedRegex(@"^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex BicPattern();

    [GeneratedRegex(@"^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IbanPattern();

    [GeneratedRegex(@"^[A-Z0-9]{18}[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LeiPattern();

    [GeneratedRegex(@"^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UuidPattern();
}
