using System.Text;

namespace DigitalBank.Risk.Names;

/// <summary>Words that are spoken alike have the same key.</summary>
internal static class Sound
{
    // Spellings of one sound across the languages that lists are transliterated from. Longer ones first.
    private static readonly (string Spelling, string Sound)[] Spellings =
    [
        ("SCH", "S"), ("SH", "S"), ("CH", "S"), ("KH", "H"), ("GH", "G"), ("PH", "F"), ("TH", "T"), ("DH", "D"), ("ZH", "Z"), ("CK", "K"),
        ("Q", "K"), ("C", "K"), ("X", "KS"), ("W", "V"), ("OU", "U"), ("OO", "U"), ("EE", "I"), ("Y", "I"), ("J", "I"),
    ];

    /// <summary>The first letter and the consonants, in one spelling for each sound.</summary>
    public static string KeyOf(string word)
    {
        var text = WithoutDoubles(word);
        foreach (var (spelling, sound) in Spellings)
        {
            text = text.Replace(spelling, sound, StringComparison.Ordinal);
        }

        return text.Length == 0 ? "" : text[0] + string.Concat(text.Skip(1).Where(letter => !"AEIOUH".Contains(letter)));
    }

    /// <summary>American Soundex: a letter and three digits, as registers and other systems exchange it.</summary>
    /// <remarks>Source: U.S. National Archives, "Soundex System": H and W do not part letters of one code, vowels do.</remarks>
    public static string Soundex(string name)
    {
        var letters = NameLetters.ToLatin(name).Where(char.IsAsciiLetterUpper).ToArray();
        if (letters.Length == 0)
        {
            return "";
        }

        var code = new StringBuilder(4).Append(letters[0]);
        var last = DigitOf(letters[0]);
        foreach (var letter in letters.Skip(1).Where(letter => letter is not ('H' or 'W')))
        {
            var digit = DigitOf(letter);
            if (digit != '0' && digit != last)
            {
                code.Append(digit);
            }

            last = digit;
        }

        return code.ToString().PadRight(4, '0')[..4];
    }

    private static char DigitOf(char letter) => letter switch
    {
        'B' or 'F' or 'P' or 'V' => '1',
        'C' or 'G' or 'J' or 'K' or 'Q' or 'S' or 'X' or 'Z' => '2',
        'D' or 'T' => '3',
        'L' => '4',
        'M' or 'N' => '5',
        'R' => '6',
        _ => '0',
    };

    private static string WithoutDoubles(string word) =>
        string.Concat(word.Where((letter, at) => at == 0 || letter != word[at - 1]));
}
