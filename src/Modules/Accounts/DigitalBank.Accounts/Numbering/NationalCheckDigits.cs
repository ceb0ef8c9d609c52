using System.Globalization;
using System.Numerics;

namespace DigitalBank.Accounts.Numbering;

/// <summary>Check digits inside the national account number, for countries that have them besides those of the IBAN.</summary>
/// <remarks>Each takes the bank code (with branch) and the account number as digits only.</remarks>
internal static class NationalCheckDigits
{
    /// <summary>Belgium: the first ten digits modulo 97, where 0 is written 97.</summary>
    public static string Belgium(string bank, string account)
    {
        var rest = Modulo97(bank + account);
        return TwoDigits(rest == 0 ? 97 : rest);
    }

    /// <summary>France and Monaco: the clé RIB.</summary>
    public static string France(string bank, string account) =>
        TwoDigits(97 - (((89 * Modulo97(bank[..5])) + (15 * Modulo97(bank[5..])) + (3 * Modulo97(account))) % 97));

    /// <summary>Spain: one weighted digit for bank and branch, one for the account.</summary>
    public static string Spain(string bank, string account) => $"{SpanishDigit("00" + bank)}{SpanishDigit(account)}";

    /// <summary>Finland: Luhn over everything before.</summary>
    public static string Finland(string bank, string account)
    {
        var sum = (bank + account).Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 2 : 1)).Sum(value => value > 9 ? value - 9 : value);
        return ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Portugal, Slovenia: ISO 7064 MOD 97-10 over everything before.</summary>
    public static string Mod97(string bank, string account) => TwoDigits(98 - Modulo97(bank + account + "00"));

    /// <summary>Italy and San Marino: the CIN, a letter.</summary>
    public static string Italy(string bank, string account)
    {
        int[] oddPlaces = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
        var sum = (bank + account).Select((c, i) => i % 2 == 0 ? oddPlaces[c - '0'] : c - '0').Sum();
        return ((char)('A' + (sum % 26))).ToString();
    }

    private static string SpanishDigit(string digits)
    {
        int[] weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
        var digit = 11 - (digits.Select((c, i) => (c - '0') * weights[i]).Sum() % 11);
        return (digit switch { 11 => 0, 10 => 1, _ => digit }).ToString(CultureInfo.InvariantCulture);
    }

    private static int Modulo97(string digits) => (int)(BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97);

    private static string TwoDigits(int value) => value.ToString("00", CultureInfo.InvariantCulture);
}
