using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>An International Bank Account Number (ISO 13616) whose country, length, structure and check digits are right.</summary>
/// <remarks>That it is well-formed does not mean that the account exists.</remarks>
public sealed record Iban
{
    /// <summary>No IBAN is longer.</summary>
    public const int LongestLength = 34;

    private readonly string _electronic;

    private Iban(string electronic) => _electronic = electronic;

    /// <summary>Two letters of ISO 3166 (or XK).</summary>
    public string CountryCode => _electronic[..2];

    public string CheckDigits => _electronic[2..4];

    /// <summary>The account number as the country writes it: bank, branch, account and national check digits.</summary>
    public string Bban => _electronic[4..];

    /// <summary>Builds the IBAN of a national account number by computing its check digits.</summary>
    /// <exception cref="FormatException">The country has no IBANs, or its account numbers look different.</exception>
    public static Iban Create(string country, string bban)
    {
        ArgumentNullException.ThrowIfNull(country);
        ArgumentNullException.ThrowIfNull(bban);

        // The placeholder is issuable, so that only the shape can be found wrong here.
        var error = ShapeErrorOf($"{country}02{bban}");
        return error == IbanError.None
            ? new Iban($"{country}{Identifiers.CheckDigits.ForMod97(bban, country)}{bban}")
            : throw new FormatException($"No IBAN can be made of this country and account number: {error}.");
    }

    /// <summary>Reads what a person typed: spaces, hyphens and points are ignored, small letters are accepted.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Iban? iban) => TryParse(text, out iban, out _);

    /// <summary>Reads what a person typed: spaces, hyphens and points are ignored, small letters are accepted.</summary>
    /// <param name="error">The first thing that is wrong.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Iban? iban, out IbanError error) =>
        TryParseElectronic(WrittenForm.ToElectronic(text), out iban, out error);

    /// <summary>Reads the form that messages carry: capitals and digits, nothing else.</summary>
    /// <param name="error">The first thing that is wrong.</param>
    public static bool TryParseElectronic(string? text, [NotNullWhen(true)] out Iban? iban, out IbanError error)
    {
        error = ErrorOf(text);
        iban = error == IbanError.None ? new Iban(text!) : null;
        return iban is not null;
    }

    /// <summary>Reads the electronic form.</summary>
    /// <exception cref="FormatException">It is not an IBAN. The message names the reason and not the number.</exception>
    public static Iban Parse(string text) =>
        TryParseElectronic(text, out var iban, out var error) ? iban : throw new FormatException($"Not an IBAN: {error}.");

    /// <summary>The electronic form: <c>DE89370400440532013000</c>.</summary>
    public override string ToString() => _electronic;

    /// <summary>The printed form in groups of four: <c>DE89 3704 0044 0532 0130 00</c>.</summary>
    public string ToPrintFormat() => WrittenForm.InGroupsOfFour(_electronic);

    private static IbanError ErrorOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return IbanError.Empty;
        }

        var error = ShapeErrorOf(text);
        if (error != IbanError.None)
        {
            return error;
        }

        var sum = Identifiers.CheckDigits.Mod97(text.AsSpan(0, 4), Identifiers.CheckDigits.Mod97(text.AsSpan(4)));
        return sum == 1 && Identifiers.CheckDigits.AreIssuable(text.AsSpan(2, 2)) ? IbanError.None : IbanError.WrongCheckDigits;
    }

    private static IbanError ShapeErrorOf(string text)
    {
        if (text is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= '0' and <= '9', >= '0' and <= '9', ..]
            || !WrittenForm.IsUpperAlphanumeric(text))
        {
            return IbanError.Malformed;
        }

        var kinds = IbanRegistry.KindsOf(text[..2]);
        if (kinds is null)
        {
            return IbanError.UnknownCountry;
        }

        if (text.Length != kinds.Length + 4)
        {
            return IbanError.WrongLength;
        }

        return kinds.Zip(text[4..]).All(place => Fits(place.First, place.Second)) ? IbanError.None : IbanError.WrongStructure;
    }

    private static bool Fits(char kind, char c) => kind switch
    {
        'n' => char.IsAsciiDigit(c),
        'a' => char.IsAsciiLetterUpper(c),
        _ => true,
    };
}
