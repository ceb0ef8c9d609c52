using System.Text;

namespace DigitalBank.Platform.Iso20022;

/// <summary>Makes any text fit an ISO 20022 element: allowed characters, single spaces, at most so many characters.</summary>
public static class MessageText
{
    /// <summary>Where an element is mandatory and there is nothing to say.</summary>
    public const string NotProvided = "NOTPROVIDED";

    private const string Marks = "/-?:().,'+ ";

    private static readonly Dictionary<char, string> Latin = Conversions();

    /// <returns>Null when nothing is left to write.</returns>
    public static string? Fit(string? text, int maxLength, TextAlphabet alphabet)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var fitted = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            Append(fitted, rune, alphabet);
            if (fitted.Length > maxLength + 1)
            {
                break;
            }
        }

        return Cut(fitted.ToString().Trim(), maxLength);
    }

    /// <summary>The text in pieces of at most so many characters, broken at spaces where there are any.</summary>
    public static IEnumerable<string> Lines(string? text, int maxLength, int maxLines, TextAlphabet alphabet)
    {
        var rest = Fit(text, maxLength * maxLines, alphabet);
        for (var line = 0; line < maxLines && !string.IsNullOrEmpty(rest); line++)
        {
            var end = rest.Length <= maxLength ? rest.Length : BreakAt(rest, maxLength);
            yield return rest[..end].TrimEnd();
            rest = rest[end..].TrimStart();
        }
    }

    /// <summary>The text in capital letters without accents, to compare it with what somebody types.</summary>
    public static string Folded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            folded.Append(Latin.TryGetValue(character, out var latin) ? latin : character.ToString());
        }

        return folded.ToString().ToUpperInvariant();
    }

    private static void Append(StringBuilder fitted, Rune rune, TextAlphabet alphabet)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
        {
            if (fitted.Length > 0 && fitted[^1] != ' ')
            {
                fitted.Append(' ');
            }
        }
        else if (alphabet == TextAlphabet.Unicode)
        {
            // XML 1.0 has no place for these two, and a lone surrogate has already become U+FFFD.
            fitted.Append(rune.Value is 0xFFFE or 0xFFFF ? "." : rune.ToString());
        }
        else if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || Marks.Contains((char)rune.Value, StringComparison.Ordinal)))
        {
            fitted.Append((char)rune.Value);
        }
        else
        {
            fitted.Append(rune.IsBmp && Latin.TryGetValue((char)rune.Value, out var latin) ? latin : ".");
        }
    }

    private static string? Cut(string text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            // Half of a surrogate pair is no character.
            text = text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)].TrimEnd();
        }

        return text.Length == 0 ? null : text;
    }

    private static int BreakAt(string text, int maxLength)
    {
        var space = text.LastIndexOf(' ', maxLength);
        var end = space > maxLength / 2 ? space : maxLength;
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    private static Dictionary<char, string> Conversions()
    {
        (string Characters, string Latin)[] table =
        [
            ("ÀÁÂÃÄÅĀĂĄǍΑ", "A"), ("àáâãäåāăąǎα", "a"), ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"), ("ÐĎĐΔ", "D"), ("ðďđδ", "d"),
            ("ÈÉÊËĒĔĖĘĚΕΗ", "E"), ("èéêëēĕėęěεη", "e"), ("ĜĞĠĢΓ", "G"), ("ĝğġģγ", "g"), ("ĤĦ", "H"), ("ĥħ", "h"),
            ("ÌÍÎÏĨĪĬĮİΙ", "I"), ("ìíîïĩīĭįıι", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("ĶΚ", "K"), ("ķκ", "k"), ("ĹĻĽĿŁΛ", "L"), ("ĺļľŀłλ", "l"),
            ("Μ", "M"), ("μ", "m"), ("ÑŃŅŇΝ", "N"), ("ñńņňν", "n"), ("ÒÓÔÕÖØŌŎŐΟΩ", "O"), ("òóôõöøōŏőοω", "o"), ("Π", "P"), ("π", "p"),
            ("ŔŖŘΡ", "R"), ("ŕŗřρ", "r"), ("ŚŜŞŠȘΣ", "S"), ("śŝşšșσς", "s"), ("ŢŤŦȚΤ", "T"), ("ţťŧțτ", "t"),
            ("ÙÚÛÜŨŪŬŮŰŲΥ", "U"), ("ùúûüũūŭůűųυ", "u"), ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýŷÿ", "y"), ("ŹŻŽΖ", "Z"), ("źżžζ", "z"),
            ("Æ", "AE"), ("æ", "ae"), ("Œ", "OE"), ("œ", "oe"), ("ß", "ss"), ("Þ", "TH"), ("þ", "th"), ("&", "+"),
            ("’‘´`", "'"), ("–—‐_", "-"), ("[{<", "("), ("]}>", ")"), ("\"“”«»", "'"),
        ];
        return table
            .SelectMany(row => row.Characters.Select(character => (Character: character, row.Latin)))
            .ToDictionary(pair => pair.Character, pair => pair.Latin);
    }
}
