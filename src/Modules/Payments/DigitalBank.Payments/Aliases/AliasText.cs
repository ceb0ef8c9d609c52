using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.Payments.Aliases;

internal enum AliasKind
{
    Telephone = 1,
    Email = 2,

    /// <summary>A word that the customer has chosen, written with a leading @.</summary>
    Handle = 3,
}

/// <summary>What people type for a payee instead of an account number, in the one form in which the bank keeps and compares it.</summary>
/// <param name="Value"><c>+4915112345678</c>, <c>ada@example.org</c> or <c>@ada.lovelace</c>.</param>
internal sealed record AliasText(AliasKind Kind, string Value)
{
    public const int Longest = 254;

    private const int LongestLocalPart = 64;

    private const int LongestLabel = 63;

    /// <summary>What of it may be shown and kept in the clear.</summary>
    public string Masked => MaskedText.Of(this);

    public static bool TryParse(string? text, [NotNullWhen(true)] out AliasText? alias)
    {
        var typed = text?.Trim() ?? string.Empty;
        alias = typed.Length is 0 or > Longest ? null
            : typed[0] == '@' ? Handle(typed)
            : typed.Contains('@', StringComparison.Ordinal) ? Email(typed)
            : Telephone(typed);
        return alias is not null;
    }

    /// <summary>
    /// ITU-T E.164: a country code, which never begins with 0, and at most 15 digits in all. Written with + or 00; a number without its
    /// country is refused, because nobody can tell whose it is.
    /// </summary>
    private static AliasText? Telephone(string typed)
    {
        var plain = string.Concat(typed.Where(sign => sign is not (' ' or '-' or '.' or '/' or '(' or ')' or '\u00A0')));
        var digits = plain.StartsWith('+') ? plain[1..] : plain.StartsWith("00", StringComparison.Ordinal) ? plain[2..] : string.Empty;
        return digits.Length is >= 7 and <= 15 && digits[0] != '0' && digits.All(char.IsAsciiDigit)
            ? new AliasText(AliasKind.Telephone, "+" + digits)
            : null;
    }

    /// <summary>RFC 5321, sections 4.1.2 and 4.5.3.1, without quoted parts and addresses in brackets. Capitals and small letters are one.</summary>
    private static AliasText? Email(string typed)
    {
        var at = typed.LastIndexOf('@');
        var (local, domain) = (typed[..at], typed[(at + 1)..]);
        var labels = domain.Split('.');
        return local.Length is >= 1 and <= LongestLocalPart && local.Split('.').All(IsAtom) && labels.Length >= 2 && labels.All(IsLabel)
            ? new AliasText(AliasKind.Email, typed.ToLowerInvariant())
            : null;
    }

    /// <summary>3 to 30 letters, digits, dots, hyphens and underscores after the @, beginning with a letter.</summary>
    private static AliasText? Handle(string typed)
    {
        var word = typed[1..];
        return word.Length is >= 3 and <= 30 && char.IsAsciiLetter(word[0]) && word.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_')
            ? new AliasText(AliasKind.Handle, typed.ToLowerInvariant())
            : null;
    }

    private static bool IsAtom(string part) =>
        part.Length > 0 && part.All(sign => char.IsAsciiLetterOrDigit(sign) || "!#$%&'*+-/=?^_`{|}~".Contains(sign, StringComparison.Ordinal));

    private static bool IsLabel(string label) =>
        label.Length is >= 1 and <= LongestLabel && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') && label[0] != '-' && label[^1] != '-';
}
