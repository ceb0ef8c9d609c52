using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>A Business Identifier Code (ISO 9362) of 8 characters, or 11 with a branch.</summary>
/// <remarks>
/// Four letters or digits for the party, two letters for the country, two for the party's suffix, three for the branch.
/// Only a directory knows whether the code was issued.
/// </remarks>
public sealed record Bic
{
    private const string HeadOffice = "XXX";

    private readonly string _code;

    private Bic(string code) => _code = code;

    public string CountryCode => _code[4..6];

    /// <summary>The three characters of the branch; <c>XXX</c>, the head office, when the code has eight.</summary>
    public string Branch => _code.Length == 11 ? _code[8..] : HeadOffice;

    /// <summary>Always 11 characters, so that the two ways to write a head office compare equal.</summary>
    public string ToElevenCharacters() => _code[..8] + Branch;

    /// <summary>Reads what a person typed: surrounding and grouping spaces are ignored, small letters are accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Bic? bic)
    {
        var code = WrittenForm.ToElectronic(text);
        bic = HasBicForm(code) && CountryCodes.Contains(code[4..6]) ? new Bic(code) : null;
        return bic is not null;
    }

    /// <summary>True for text that the BIC type of ISO 20022 allows, whatever the country: what a message may carry.</summary>
    public static bool HasBicForm([NotNullWhen(true)] string? text) =>
        text is { Length: 8 or 11 }
        && WrittenForm.IsUpperAlphanumeric(text)
        && char.IsAsciiLetterUpper(text[4])
        && char.IsAsciiLetterUpper(text[5]);

    /// <summary>The code as it was given, 8 or 11 characters.</summary>
    public override string ToString() => _code;

    public bool Equals(Bic? other) => other is not null && ToElevenCharacters() == other.ToElevenCharacters();

    public override int GetHashCode() => ToElevenCharacters().GetHashCode(StringComparison.Ordinal);
}
