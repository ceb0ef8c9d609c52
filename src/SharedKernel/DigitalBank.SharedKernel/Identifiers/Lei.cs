using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>A Legal Entity Identifier (ISO 17442): 18 letters and digits and two check digits.</summary>
public sealed record Lei
{
    private readonly string _code;

    private Lei(string code) => _code = code;

    /// <summary>Reads what a person typed: grouping is ignored, small letters are accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Lei? lei)
    {
        var code = WrittenForm.ToElectronic(text);
        var isValid = code is { Length: 20 }
            && WrittenForm.IsUpperAlphanumeric(code)
            && CheckDigits.AreIssuable(code.AsSpan(18))
            && CheckDigits.Mod97(code) == 1;
        lei = isValid ? new Lei(code!) : null;
        return isValid;
    }

    public override string ToString() => _code;
}
