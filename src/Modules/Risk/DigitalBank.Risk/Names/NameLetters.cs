using System.Collections.Frozen;
using System.Text;
using DigitalBank.SharedKernel.Text;

namespace DigitalBank.Risk.Names;

/// <summary>Brings names of several scripts to the capitals A to Z, roughly as newspapers write them.</summary>
internal static class NameLetters
{
    private const string Latin = "Ø O|ß SS|ẞ SS|Æ AE|Ł L|Đ D|ı I|Þ TH|Œ OE|Ð D|Ə A|Ħ H|Ŧ T";

    private const string Cyrillic =
        "А A|Б B|В V|Г G|Д D|Е E|Ё E|Ж ZH|З Z|И I|Й Y|К K|Л L|М M|Н N|О O|П P|Р R|С S|Т T|У U|Ф F|Х KH|Ц TS|Ч CH|Ш SH|Щ SHCH|Ъ |Ы Y|Ь |Э E|"
        + "Ю YU|Я YA|І I|Ї I|Є YE|Ґ G|Ў U|Ј J|Љ LJ|Њ NJ|Ћ C|Ђ DJ|Џ DZ";

    private const string Greek =
        "Α A|Β V|Γ G|Δ D|Ε E|Ζ Z|Η I|Θ TH|Ι I|Κ K|Λ L|Μ M|Ν N|Ξ X|Ο O|Π P|Ρ R|Σ S|Τ T|Υ Y|Φ F|Χ CH|Ψ PS|Ω O|"
        + "Ά A|Έ E|Ή I|Ί I|Ό O|Ύ Y|Ώ O|Ϊ I|Ϋ Y|ΐ I|ΰ Y";

    private const string Georgian =
        "ა A|ბ B|გ G|დ D|ე E|ვ V|ზ Z|თ T|ი I|კ K|ლ L|მ M|ნ N|ო O|პ P|ჟ ZH|რ R|ს S|ტ T|უ U|ფ P|ქ K|ღ GH|ყ Q|შ SH|ჩ CH|ც TS|ძ DZ|წ TS|ჭ CH|ხ KH|ჯ J|ჰ H";

    // Vowels are not written, so this brings Arabic names only near to their Latin forms, but each near to itself.
    private const string Arabic =
        "ا A|أ A|إ I|آ A|ب B|ت T|ث TH|ج J|ح H|خ KH|د D|ذ DH|ر R|ز Z|س S|ش SH|ص S|ض D|ط T|ظ Z|ع A|غ GH|ف F|ق Q|ك K|ل L|م M|ن N|ه H|و U|ي I|ى A|ة A|ء |ئ I|ؤ U|پ P|چ CH|ژ ZH|گ G|ک K|ی I";

    private static readonly FrozenDictionary<char, string> Letters = $"{Latin}|{Cyrillic}|{Greek}|{Georgian}|{Arabic}"
        .Split('|')
        .ToFrozenDictionary(entry => entry[0], entry => entry[2..]);

    /// <summary>Capitals A to Z, digits and punctuation as it was. Letters of other scripts stay.</summary>
    public static string ToLatin(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var character in name)
        {
            // Georgian has capitals in Unicode that nobody writes names with.
            var capital = Letters.ContainsKey(character) ? character : char.ToUpperInvariant(character);
            if (Letters.TryGetValue(capital, out var latin))
            {
                text.Append(latin);
            }
            else if (!LatinLetters.IsCombiningMark(capital))
            {
                text.Append(LatinLetters.BaseOf(capital));
            }
        }

        return text.ToString();
    }
}
