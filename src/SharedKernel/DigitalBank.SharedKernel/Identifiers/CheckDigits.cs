namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>The check-digit schemes that bank identifiers share.</summary>
/// <remarks>Sources: ISO/IEC 7064 MOD 97-10 (IBAN, LEI, creditor reference); ISO/IEC 7812-1 annex B, "Luhn" (cards, ISIN).</remarks>
public static class CheckDigits
{
    /// <summary>The text read as one number, letters counting A = 10 … Z = 35, modulo 97. Valid identifiers give 1.</summary>
    /// <param name="text">Digits and upper-case letters only; the caller has checked that.</param>
    internal static int Mod97(ReadOnlySpan<char> text, int start = 0)
    {
        var remainder = start;
        foreach (var c in text)
        {
            remainder = char.IsAsciiDigit(c)
                ? ((remainder * 10) + (c - '0')) % 97
                : ((remainder * 100) + (c - 'A' + 10)) % 97;
        }

        return remainder;
    }

    /// <summary>The two check digits that make prefix, digits and body valid when they are read as body + prefix + digits.</summary>
    internal static string ForMod97(ReadOnlySpan<char> body, ReadOnlySpan<char> prefix)
    {
        var check = 98 - Mod97("00", Mod97(prefix, Mod97(body)));
        return $"{(char)('0' + (check / 10))}{(char)('0' + (check % 10))}";
    }

    /// <summary>Two digits from 02 to 98. 00, 01 and 99 can satisfy the sum as aliases of 97, 98 and 02, but are never issued.</summary>
    internal static bool AreIssuable(ReadOnlySpan<char> digits) =>
        digits is [>= '0' and <= '9', >= '0' and <= '9'] && digits is not "00" and not "01" and not "99";

    /// <summary>True when the digits, the last of which is the check digit, pass the Luhn sum.</summary>
    /// <param name="digits">At least two decimal digits, without separators.</param>
    public static bool PassLuhn(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2)
        {
            return false;
        }

        var sum = 0;
        var doubled = false;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(digits[i]))
            {
                return false;
            }

            var value = (digits[i] - '0') * (doubled ? 2 : 1);
            sum += value > 9 ? value - 9 : value;
            doubled = !doubled;
        }

        return sum % 10 == 0;
    }
}
