using System.Collections.Frozen;
using System.Text;

namespace DigitalBank.SharedKernel.Text;

/// <summary>
/// Takes the marks off Latin letters: É and e with a combining acute accent are both E. The bank runs without the operating system's
/// culture data, so that it behaves alike everywhere, and without that data the framework's own normalisation leaves text as it is.
/// </summary>
/// <remarks>Source: the canonical decompositions of the Unicode Character Database for Latin letters up to U+1EFF.</remarks>
public static class LatinLetters
{
    // The base letter first, then the capitals that are this letter with marks.
    private static readonly string[] Marked =
    [
        "AÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ",
        "BḂḄḆ",
        "CÇĆĈĊČḈ",
        "DĎḊḌḎḐḒ",
        "EÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ",
        "FḞ",
        "GĜĞĠĢǦǴḠ",
        "HĤȞḢḤḦḨḪẖ",
        "IÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ",
        "JĴǰ",
        "KĶǨḰḲḴ",
        "LĹĻĽḶḸḺḼ",
        "MḾṀṂ",
        "NÑŃŅŇǸṄṆṈṊ",
        "OÒÓÔÕÖŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ",
        "PṔṖ",
        "RŔŖŘȐȒṘṚṜṞ",
        "SŚŜŞŠȘṠṢṤṦṨ",
        "TŢŤȚṪṬṮṰẗ",
        "UÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ",
        "VṼṾ",
        "WŴẀẂẄẆẈẘ",
        "XẊẌ",
        "YÝŶŸȲẎẙỲỴỶỸ",
        "ZŹŻŽẐẒẔ",
    ];

    private static readonly FrozenDictionary<char, char> Bases =
        Marked.SelectMany(row => row.Skip(1).Select(letter => (letter, Base: row[0]))).ToFrozenDictionary(pair => pair.letter, pair => pair.Base);

    /// <param name="capital">A capital letter.</param>
    /// <returns>The letter without its marks, or the same character when it has none.</returns>
    public static char BaseOf(char capital) => Bases.GetValueOrDefault(capital, capital);

    /// <summary>Whether the character is a mark on the letter before it.</summary>
    public static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    /// <summary>Capitals without marks. Letters that are no marked Latin letter (Ø, ß, Ж) stay.</summary>
    public static string ToBaseCapitals(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsCombiningMark(character))
            {
                result.Append(BaseOf(char.ToUpperInvariant(character)));
            }
        }

        return result.ToString();
    }
}
