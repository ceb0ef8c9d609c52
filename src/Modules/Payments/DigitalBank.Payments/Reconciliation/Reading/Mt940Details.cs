using System.Text;
using System.Text.RegularExpressions;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>What field 86 tells of an entry, structured in one of the usual ways or a text.</summary>
/// <param name="EndToEndId">Null where it is not told apart.</param>
/// <param name="Remittance">The text for the payee, or all of it where nothing is told apart.</param>
internal sealed partial record Mt940Details(string? EndToEndId, string? TransactionId, string? Uetr, string? Remittance)
{
    private const int CodeLength = 3;

    // Words between slashes (SWIFT) or before a plus (the German banks): the payer's reference, the bank's, and the text.
    private static readonly string[] Words = ["EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "ABWA", "ABWE", "REMI", "ORDP", "BENM", "TRCD", "PREF", "RTRN", "UETR"];

    public static Mt940Details Of(IReadOnlyList<string> lines)
    {
        var text = string.Concat(lines);
        var purpose = IsGerman(text) ? Purpose(text) : text;
        var words = Split(purpose);
        return words.Count == 0
            ? new Mt940Details(null, null, null, purpose.Length == 0 ? null : purpose)
            : new Mt940Details(
                words.GetValueOrDefault("EREF"),
                words.GetValueOrDefault("PREF") ?? words.GetValueOrDefault("KREF"),
                Guid.TryParse(words.GetValueOrDefault("UETR"), out var uetr) ? uetr.ToString() : null,
                words.GetValueOrDefault("REMI") ?? words.GetValueOrDefault("SVWZ"));
    }

    /// <summary>Three digits for the kind of business, then subfields that a character of the bank's choice and two digits begin.</summary>
    private static bool IsGerman(string text) =>
        text.Length > CodeLength + CodeLength && text.AsSpan(0, CodeLength).IndexOfAnyExceptInRange('0', '9') < 0
        && !char.IsAsciiLetterOrDigit(text[CodeLength]) && char.IsAsciiDigit(text[CodeLength + 1]) && char.IsAsciiDigit(text[CodeLength + 2]);

    /// <summary>Subfields 20 to 29 and 60 to 63 hold the text; the others name the other party and its account.</summary>
    private static string Purpose(string text)
    {
        var purpose = new StringBuilder();
        foreach (var subfield in text[(CodeLength + 1)..].Split(text[CodeLength]))
        {
            if (subfield.Length > 2 && subfield[0] is '2' or '6' && char.IsAsciiDigit(subfield[1]))
            {
                purpose.Append(subfield.AsSpan(2));
            }
        }

        return purpose.ToString();
    }

    private static Dictionary<string, string> Split(string text)
    {
        var marks = Mark().Matches(text);
        var words = new Dictionary<string, string>();
        for (var i = 0; i < marks.Count; i++)
        {
            var from = marks[i].Index + marks[i].Length;
            var to = i + 1 < marks.Count ? marks[i + 1].Index : text.Length;
            if (Words.Contains(marks[i].Groups["word"].Value))
            {
                words.TryAdd(marks[i].Groups["word"].Value, text[from..to].Trim().Trim('/'));
            }
        }

        return words;
    }

    // One that is not listed ends the value before it all the same: names and account numbers may follow.
    [GeneratedRegex("/(?<word>[A-Z]{3,4})/|(?<word>[A-Z]{4})\\+", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
