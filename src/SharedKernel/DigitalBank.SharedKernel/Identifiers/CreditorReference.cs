using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>A structured creditor reference (ISO 11649): RF, two check digits and up to 21 letters and digits.</summary>
public sealed record CreditorReference
{
    private const string Prefix = "RF";

    private const int LongestReference = 21;

    private readonly string _electronic;

    private CreditorReference(string electronic) => _electronic = electronic;

    /// <summary>The creditor's own part, without RF and check digits.</summary>
    public string Reference => _electronic[4..];

    /// <summary>Puts RF and the check digits in front of a creditor's own reference.</summary>
    /// <exception cref="FormatException">The reference is empty, longer than 21, or has more than capitals and digits.</exception>
    public static CreditorReference Create(string reference) =>
        reference is { Length: > 0 and <= LongestReference } && WrittenForm.IsUpperAlphanumeric(reference)
            ? new CreditorReference(Prefix + CheckDigits.ForMod97(reference, Prefix) + reference)
            : throw new FormatException("A creditor reference has 1 to 21 capital letters and digits.");

    /// <summary>Reads what a person typed: grouping is ignored, small letters are accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CreditorReference? reference)
    {
        var code = WrittenForm.ToElectronic(text);
        var isValid = code is { Length: > 4 and <= 4 + LongestReference }
            && code.StartsWith(Prefix, StringComparison.Ordinal)
            && WrittenForm.IsUpperAlphanumeric(code)
            && CheckDigits.AreIssuable(code.AsSpan(2, 2))
            && CheckDigits.Mod97(code.AsSpan(0, 4), CheckDigits.Mod97(code.AsSpan(4))) == 1;
        reference = isValid ? new CreditorReference(code!) : null;
        return isValid;
    }

    /// <summary>The electronic form, without spaces.</summary>
    public override string ToString() => _electronic;

    /// <summary>The printed form in groups of four.</summary>
    public string ToPrintFormat() => WrittenForm.InGroupsOfFour(_electronic);
}
