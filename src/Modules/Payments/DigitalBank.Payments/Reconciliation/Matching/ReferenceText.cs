using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>Brings references into the one form in which they are compared. Pure.</summary>
internal static class ReferenceText
{
    /// <summary>Shorter ones in a free text are house numbers and amounts rather than references.</summary>
    private const int ShortestInText = 6;

    private const int MostInText = 8;

    private const int LongestInText = 200;

    private static readonly string[] Placeholders = ["NOTPROVIDED", "NONREF", "NOREF", "NONE", "NA", "UNKNOWN"];

    private static readonly char[] BetweenWords = [' ', '\t', '\r', '\n', ',', ';', ':', '+', '?', '(', ')', '#', '='];

    /// <summary>
    /// Capitals and digits alone, without leading zeros, without the RF and check digits of a creditor reference, and without a placeholder
    /// in front.
    /// </summary>
    /// <returns>Null where nothing is left that refers to anything.</returns>
    public static string? Clean(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference))
        {
            return null;
        }

        if (CreditorReference.TryParse(reference, out var structured))
        {
            reference = structured.Reference;
        }

        var cleaned = string.Create(
            reference.Count(char.IsAsciiLetterOrDigit),
            reference,
            static (target, source) =>
            {
                var length = 0;
                foreach (var character in source.Where(char.IsAsciiLetterOrDigit))
                {
                    target[length++] = char.ToUpperInvariant(character);
                }
            }).TrimStart('0');
        if (cleaned.StartsWith(Placeholders[0], StringComparison.Ordinal))
        {
            cleaned = cleaned[Placeholders[0].Length..].TrimStart('0');
        }

        return cleaned.Length == 0 || Placeholders.Contains(cleaned) ? null : cleaned;
    }

    /// <summary>
    /// What in a text for the payee may be a reference: words with a digit, and the whole of it where it is a creditor reference. Names and
    /// account numbers stay out, because what is kept of a statement is meant for matching and nothing else.
    /// </summary>
    /// <returns>Cleaned references with a blank between them, at most 200 characters; null where there is none.</returns>
    public static string? FoundIn(params string?[] texts)
    {
        var found = texts.OfType<string>().SelectMany(References).Distinct().Take(MostInText).ToList();
        while (found.Sum(reference => reference.Length + 1) > LongestInText)
        {
            found.RemoveAt(found.Count - 1);
        }

        return found.Count == 0 ? null : string.Join(' ', found);
    }

    private static IEnumerable<string> References(string text) =>
        CreditorReference.TryParse(text, out var structured)
            ? [structured.Reference]
            : text.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word.Split("//", StringSplitOptions.RemoveEmptyEntries))
                .Where(word => word.Any(char.IsAsciiDigit) && !Array.Exists(word.Split('/'), part => Iban.TryParse(part, out _)))
                .Select(Clean)
                .OfType<string>()
                .Where(word => word.Length >= ShortestInText);
}
