using System.Collections.Frozen;
using System.Globalization;

namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>How the countries build the basic bank account number (BBAN) inside their IBANs.</summary>
/// <remarks>
/// Source: SWIFT, IBAN Registry (ISO 13616-1), release 101 of December 2025, whose field separators are left out because
/// only the kind of each character matters here. Territories that use the number of another country under their own code are listed with it.
/// </remarks>
public static class IbanRegistry
{
    /// <summary>Runs of characters: <c>n</c> digits, <c>a</c> upper-case letters, <c>c</c> either; and the countries that use them.</summary>
    private static readonly (string Pattern, string Countries)[] Structures =
    [
        ("8n12c", "AD"), ("19n", "AE IL SO TL"), ("8n16c", "AL CY"), ("16n", "AT BA EE LT MN XK"), ("14n", "AX DK FI FO GL SD"),
        ("4a20c", "AZ"), ("12n", "BE"), ("4a6n8c", "BG"), ("4a14c", "BH"), ("23n", "BI DJ MR"),
        ("10n11c2n", "BL FR GF GP MC MF MQ NC PF PM RE TF WF YT"), ("23n1a1c", "BR"), ("4c4n16c", "BY"), ("5n12c", "CH LI"),
        ("18n", "CR DE ME RS VA"), ("20n", "CZ ES SE SK TN"), ("4c20n", "DO"), ("25n", "EG"), ("2a12n", "FK"), ("4a14n", "GB GG IE IM JE"),
        ("2a16n", "GE"), ("4a15c", "GI"), ("7n16c", "GR"), ("24c", "GT"), ("4a20n", "HN NI SV"), ("17n", "HR"), ("24n", "HU PL"),
        ("4a15n", "IQ"), ("22n", "IS"), ("1a10n12c", "IT SM"), ("4a4n18c", "JO YE"), ("4a22c", "KW"), ("3n13c", "KZ LU"),
        ("4n20c", "LB"), ("4a24c", "LC"), ("4a13c", "LV"), ("21n", "LY PT ST"), ("20c", "MD"), ("3n10c2n", "MK"), ("4a5n18c", "MT"),
        ("4a19n3a", "MU"), ("4a10n", "NL"), ("11n", "NO"), ("3n16c", "OM"), ("4a16c", "PK RO"), ("4a21c", "PS QA"), ("14n15c", "RU"),
        ("2n18c", "SA"), ("4a20n3a", "SC"), ("15n", "SI"), ("6n16c", "TR"), ("6n19c", "UA"), ("4a16n", "VG"),
    ];

    private static readonly FrozenDictionary<string, string> KindsByCountry = Structures
        .SelectMany(structure => structure.Countries.Split(' ').Select(country => (country, kinds: Expand(structure.Pattern))))
        .ToFrozenDictionary(entry => entry.country, entry => entry.kinds);

    /// <summary>The countries and territories that have IBANs, as two letters of ISO 3166 (and XK).</summary>
    public static IReadOnlyCollection<string> Countries => KindsByCountry.Keys;

    /// <summary>How many characters an IBAN of the country has; null when the country has none.</summary>
    public static int? LengthOf(string country) => KindsByCountry.TryGetValue(country, out var kinds) ? kinds.Length + 4 : null;

    /// <summary>One letter for each character of the BBAN: n, a or c.</summary>
    internal static string? KindsOf(string country) => KindsByCountry.GetValueOrDefault(country);

    private static string Expand(string pattern)
    {
        var kinds = "";
        var count = "";
        foreach (var c in pattern)
        {
            if (char.IsAsciiDigit(c))
            {
                count += c;
                continue;
            }

            kinds += new string(c, int.Parse(count, CultureInfo.InvariantCulture));
            count = "";
        }

        return kinds;
    }
}
