using System.Globalization;

namespace DigitalBank.Onboarding.Tests;

/// <summary>Machine-readable zones of passports of Utopia, with check digits reckoned here and not by the bank.</summary>
internal static class SamplePassport
{
    public static string[] Of(string givenName, string familyName, DateOnly birthDate, string number = "L898902C3")
    {
        var names = $"P<UTO{Letters(familyName)}<<{Letters(givenName)}".PadRight(44, '<');
        var (birth, expiry, optional) = (birthDate.ToString("yyMMdd", CultureInfo.InvariantCulture), "350101", new string('<', 14));
        var document = number.PadRight(9, '<');
        var first = $"{document}{Digit(document)}UTO{birth}{Digit(birth)}F{expiry}{Digit(expiry)}{optional}{Digit(optional)}";
        var composite = $"{document}{Digit(document)}{birth}{Digit(birth)}{expiry}{Digit(expiry)}{optional}{Digit(optional)}";
        return [names, first + Digit(composite)];
    }

    private static string Letters(string name) => name.ToUpperInvariant().Replace(' ', '<');

    /// <summary>ICAO Doc 9303 part 3, section 4.9.</summary>
    private static char Digit(string field)
    {
        int[] weights = [7, 3, 1];
        var sum = field.Select((c, i) => weights[i % 3] * (c == '<' ? 0 : char.IsDigit(c) ? c - '0' : c - 'A' + 10)).Sum();
        return (char)('0' + (sum % 10));
    }
}
