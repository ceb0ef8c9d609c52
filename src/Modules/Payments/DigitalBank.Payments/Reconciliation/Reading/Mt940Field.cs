namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>One field of a SWIFT message.</summary>
/// <param name="Tag">20, 25, 28C, 60F, 61, 86, 62F, 64 …; empty for the end of a message.</param>
/// <param name="Lines">Its content, the first line without the tag.</param>
/// <param name="Line">Of the file, counted from 1.</param>
internal sealed record Mt940Field(string Tag, IReadOnlyList<string> Lines, int Line)
{
    private const int ShortestTag = 2;

    private const int LongestTag = 3;

    public string First => Lines[0];

    /// <summary>The fields of all messages of a file one by one. Headers and trailers around a message are left out.</summary>
    public static IEnumerable<Mt940Field> Of(Stream file)
    {
        var tag = string.Empty;
        var content = new List<string>();
        var started = 0;
        foreach (var (text, line) in BoundedLines.Of(file))
        {
            var isEnd = text.StartsWith('-') || text.StartsWith('{');
            if ((isEnd || TagOf(text) is not null) && tag.Length > 0)
            {
                yield return new Mt940Field(tag, [.. content], started);
                tag = string.Empty;
            }

            if (isEnd)
            {
                continue;
            }

            if (TagOf(text) is { } next)
            {
                (tag, started) = (next, line);
                content = [text[(next.Length + 2)..]];
            }
            else if (tag.Length > 0)
            {
                content.Add(text);
            }
        }

        if (tag.Length > 0)
        {
            yield return new Mt940Field(tag, [.. content], started);
        }
    }

    private static string? TagOf(string text)
    {
        var end = text.StartsWith(':') ? text.IndexOf(':', 1) : -1;
        var tag = end is >= ShortestTag + 1 and <= LongestTag + 1 ? text[1..end] : null;
        return tag is not null && char.IsAsciiDigit(tag[0]) && char.IsAsciiDigit(tag[1]) ? tag : null;
    }
}
