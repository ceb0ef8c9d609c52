using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>An International Securities Identification Number (ISO 6166): two letters, nine letters or digits, one check digit.</summary>
/// <remarks>
/// The first two letters are not held against ISO 3166: numbering agencies use reserved codes (XS, EU) and securities keep
/// the code of a country that no longer exists.
/// </remarks>
public sealed record Isin
{
    private readonly string _code;

    private Isin(string code) => _code = code;

    /// <summary>Reads what a person typed: grouping is ignored, small letters are accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Isin? isin)
    {
        var code = WrittenForm.ToElectronic(text);
        var isValid = code is { Length: 12 }
            && WrittenForm.IsUpperAlphanumeric(code)
            && char.IsAsciiLetterUpper(code[0])
            && char.IsAsciiLetterUpper(code[1])
            && char.IsAsciiDigit(code[11])
            && CheckDigits.PassLuhn(WithLettersAsNumbers(code));
        isin = isValid ? new Isin(code!) : null;
        return isValid;
    }

    public override string ToString() => _code;

    private static string WithLettersAsNumbers(string code) => string.Concat(code.Select(c =>
        char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
}
