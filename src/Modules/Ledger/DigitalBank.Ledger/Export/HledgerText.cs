using System.Globalization;
using System.Text;

namespace DigitalBank.Ledger.Export;

/// <summary>
/// Texts inside a journal of hledger. What would end or change the place it stands in is written as in a URL (<c>%3A</c>), which can be
/// read back and never makes two names one.
/// </summary>
internal static class HledgerText
{
    private const string EverywhereInNames = "%:;";
    private const string FirstInNames = "([*!\"=~";
    private const string EverywhereInValues = "%:;,[]|";

    /// <summary>One level of an account name: no colon, and no two blanks in a row, which would end the name.</summary>
    public static string NamePart(string text) => Escape(text, EverywhereInNames, FirstInNames);

    /// <summary>The value of a tag: it ends at a comma.</summary>
    public static string Value(string text) => Escape(text, EverywhereInValues, first: "");

    /// <summary>The text that was escaped.</summary>
    public static string Read(string text) => text.Contains('%') ? Uri.UnescapeDataString(text) : text;

    private static string Escape(string text, string everywhere, string first)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPlain = char.IsWhiteSpace(text[i])
                ? text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' '
                : !everywhere.Contains(text[i]) && (i > 0 || !first.Contains(text[i]));
            if (isPlain)
            {
                escaped?.Append(text[i]);
                continue;
            }

            escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
            foreach (var octet in Encoding.UTF8.GetBytes(text, i, 1))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return escaped?.ToString() ?? text;
    }
}
