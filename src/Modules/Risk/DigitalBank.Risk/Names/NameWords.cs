using System.Collections.Frozen;
using System.Text;

namespace DigitalBank.Risk.Names;

/// <summary>Splits a name into the words by which it is compared.</summary>
internal static class NameWords
{
    private const string Apostrophes = "'’‘`´ʿʾʻʼ′";

    // Spellings of one word that differ by more than a letter or two.
    private static readonly FrozenDictionary<string, string> SameWords =
        ("IBN BIN|BEN BIN|EL AL|ABDEL ABDUL|MOHAMMED MUHAMMAD|MOHAMMAD MUHAMMAD|MOHAMED MUHAMMAD|MUHAMMED MUHAMMAD|"
            + "1ST FIRST|INTL INTERNATIONAL")
        .Split('|')
        .Select(pair => pair.Split(' '))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Capitals A to Z and digits; abbreviations with dots are one word, apostrophes join, everything else parts.</summary>
    public static string[] Of(string name)
    {
        var latin = NameLetters.ToLatin(name);
        var text = new StringBuilder(latin.Length + 8);
        for (var i = 0; i < latin.Length; i++)
        {
            var character = latin[i];
            if (character == '&')
            {
                text.Append(" AND ");
            }
            else if (char.IsLetterOrDigit(character))
            {
                text.Append(character);
            }
            else if (!Apostrophes.Contains(character) && !IsDotOfAbbreviation(latin, i))
            {
                text.Append(' ');
            }
        }

        return [.. text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => SameWords.GetValueOrDefault(word, word))];
    }

    /// <summary>The dots of S.A. and of D.O.O., but not the one after an initial: a single letter before and after.</summary>
    private static bool IsDotOfAbbreviation(string text, int at) =>
        text[at] == '.' && IsSingleLetter(text, at - 1) && at + 1 < text.Length && IsSingleLetter(text, at + 1);

    private static bool IsSingleLetter(string text, int at) =>
        at >= 0 && char.IsLetter(text[at])
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        && (at == text.Length - 1 || !char.IsLetterOrDigit(text[at + 1]));
}
