using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>
/// Identifies a creditor in SEPA's direct debit schemes: country, two check digits, a business code that the creditor chooses, and the
/// national identifier.
/// </summary>
/// <remarks>Source: EPC262-08, Creditor Identifier Overview. The business code is no part of the check (ISO/IEC 7064 MOD 97-10).</remarks>
public sealed record CreditorIdentifier
{
    private const int NationalStart = 7;

    private const int LongestNational = 28;

    private readonly string _electronic;

    private CreditorIdentifier(string electronic) => _electronic = electronic;

    /// <summary>Three letters or digits; <c>ZZZ</c> where the creditor does not tell its businesses apart.</summary>
    public string BusinessCode => _electronic[4..NationalStart];

    /// <summary>What mandates are unique in: the same creditor has it with every business code.</summary>
    public string WithoutBusinessCode => _electronic[..4] + _electronic[NationalStart..];

    /// <summary>Reads what a person typed: grouping is ignored, small letters are accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CreditorIdentifier? identifier)
    {
        var code = WrittenForm.ToElectronic(text);
        var isValid = code is { Length: > NationalStart and <= NationalStart + LongestNational }
            && WrittenForm.IsUpperAlphanumeric(code)
            && CountryCodes.Contains(code[..2])
            && CheckDigits.AreIssuable(code.AsSpan(2, 2))
            && CheckDigits.Mod97(code.AsSpan(0, 4), CheckDigits.Mod97(code.AsSpan(NationalStart))) == 1;
        identifier = isValid ? new CreditorIdentifier(code!) : null;
        return isValid;
    }

    /// <summary>The electronic form, without spaces.</summary>
    public override string ToString() => _electronic;
}
