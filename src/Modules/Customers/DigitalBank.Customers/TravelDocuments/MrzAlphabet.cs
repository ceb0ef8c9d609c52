using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using DigitalBank.SharedKernel.Text;

namespace DigitalBank.Customers.TravelDocuments;

/// <summary>Writes names in the letters A to Z as the issuers of travel documents do, and tells whether two spellings are one name.</summary>
/// <remarks>Source: ICAO Doc 9303 part 3, section 6: the tables for Latin-based and Cyrillic letters.</remarks>
internal static class MrzAlphabet
{
    // Where the standard allows several spellings they stand in order: the first is the recommended one.
    private const string Latin =
        "Ä AE A|Å AA A|Æ AE|Đ D|Ð D|Ħ H|ı I|Ĳ IJ|ĸ Q|Ł L|Ñ N NXX|Ŋ N|Ö OE O|Ø OE O|Œ OE|ß SS|ẞ SS|Þ TH|Ŧ T|Ü UE UXX U|Ə E|Ŀ L";

    private const string Cyrillic =
        "А A|Б B|В V|Г G H|Ґ G|Д D|Е E|Ё E IO|Ж ZH Z|З Z|И I Y|І I|Ї I YI|Й I|К K|Л L|М M|Н N|О O|П P|Р R|С S|Т T|У U|Ф F|Х KH H|"
        + "Ц TS C|Ч CH C|Ш SH S|Щ SHCH SHT|Ъ IE|Ы Y|Ь |Э E|Ю IU|Я IA|Ђ D|Ѓ G|Є IE YE|Ѕ DZ|Ј J|Љ LJ|Њ NJ|Ћ C|Ќ K|Ў U|Џ DZ";

    private static readonly FrozenDictionary<char, string[]> Spellings = $"{Latin}|{Cyrillic}"
        .Split('|')
        .ToFrozenDictionary(entry => entry[0], entry => entry[2..].Split(' '));

    /// <summary>The recommended spelling: capital letters and single spaces. Hyphens become spaces, apostrophes go.</summary>
    public static string Write(string name) => Write(name, choice: 0);

    /// <summary>Whether the zone's names are those of the person, in any spelling that the standard allows.</summary>
    /// <param name="isCut">The zone ran out of space: its names need only be how the person's names begin.</param>
    public static bool IsSameName(string name, string inZone, bool isCut)
    {
        for (var choice = 0; choice < 3; choice++)
        {
            var written = Write(name, choice);
            if (isCut ? written.StartsWith(inZone, StringComparison.Ordinal) : written == inZone)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="choice">Which of the allowed spellings; the last one where a letter has fewer.</param>
    private static string Write(string name, int choice)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var character in Composed(name))
        {
            var capital = Spellings.ContainsKey(character) ? character : char.ToUpperInvariant(character);
            if (Spellings.TryGetValue(capital, out var spellings))
            {
                text.Append(spellings[Math.Min(choice, spellings.Length - 1)]);
            }
            else if (char.IsWhiteSpace(capital) || CharUnicodeInfo.GetUnicodeCategory(capital) == UnicodeCategory.DashPunctuation)
            {
                text.Append(' ');
            }
            else if (LatinLetters.BaseOf(capital) is >= 'A' and <= 'Z' and var letter)
            {
                text.Append(letter);
            }
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Letters with a spelling of their own may come as a base letter and a mark: A and a diaeresis are Ä.</summary>
    private static string Composed(string name) => name
        .Replace("A\u0308", "Ä").Replace("a\u0308", "ä").Replace("O\u0308", "Ö").Replace("o\u0308", "ö").Replace("U\u0308", "Ü").Replace("u\u0308", "ü")
        .Replace("A\u030A", "Å").Replace("a\u030A", "å").Replace("N\u0303", "Ñ").Replace("n\u0303", "ñ");
}
