using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DigitalBank.Ledger.Import;

/// <summary>
/// Reads the part of hledger's format that plain journals use: dated entries with postings, one amount left out, unbalanced postings in
/// parentheses, balance assertions, secondary dates, tags and comments. Rules, includes, costs and expressions are rejected, not guessed.
/// </summary>
internal sealed partial class HledgerReader(TextReader text, ImportSettings settings)
{
    private static readonly string[] Harmless = ["commodity", "tag", "payee", "P", "D", "end"];

    private readonly Dictionary<string, string> _codes = [];
    private readonly HledgerPostings _postings = new(settings);
    private int? _year = settings.DefaultYear;
    private bool _isComment;

    public async IAsyncEnumerable<ParsedEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var block = new List<string>();
        var (number, begin) = (0L, 0L);
        while (await text.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (block.Count > 0 && line.Length > 0 && char.IsWhiteSpace(line[0]))
            {
                block.Add(line);
                continue;
            }

            if (block.Count > 0)
            {
                yield return Entry(begin, block);
                block.Clear();
            }

            if (!IsSkipped(line))
            {
                if (char.IsAsciiDigit(line[0]))
                {
                    (begin, _) = (number, 0);
                    block.Add(line);
                }
                else if (!IsDirective(line))
                {
                    yield return ParsedEntry.Broken(number, line, "This directive is not imported.");
                }
            }
        }

        if (block.Count > 0)
        {
            yield return Entry(begin, block);
        }
    }

    private bool IsSkipped(string line)
    {
        var trimmed = line.Trim();
        if (_isComment || trimmed == "comment")
        {
            _isComment = trimmed != "end comment";
            return true;
        }

        return trimmed.Length == 0 || line[0] is ';' or '#' or '*' || char.IsWhiteSpace(line[0]);
    }

    private bool IsDirective(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (words[0] == "account" && words.Length == 2)
        {
            var (declared, comment) = HledgerPostings.SplitComment(words[1]);
            if (HledgerPostings.Tags(comment).TryGetValue("code", out var code))
            {
                _codes[declared] = code;
            }

            return true;
        }

        if (Year().Match(line) is { Success: true } year)
        {
            _year = int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture);
            return true;
        }

        return Harmless.Contains(words[0]) || (words[0] == "decimal-mark" && words is [_, "."]);
    }

    private ParsedEntry Entry(long number, List<string> block)
    {
        var whole = string.Join('\n', block);
        try
        {
            var head = Head().Match(block[0]);
            if (!head.Success)
            {
                throw new FormatException("The first line is not a date with a description.");
            }

            var date = DateOf(head.Groups["date"].Value);
            var second = head.Groups["second"].Success ? DateOf(head.Groups["second"].Value) : date;
            var comments = block.Skip(1).Select(line => line.Trim()).Where(line => line.StartsWith(';')).Prepend(head.Groups["comment"].Value);
            var tags = HledgerPostings.Tags(string.Join(", ", comments));
            var lines = _postings.Read(block.Skip(1), second, DateOf, name => _codes.GetValueOrDefault(name, name));
            return new ParsedEntry(number, whole, date, head.Groups["description"].Value.Trim(), tags, lines);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return ParsedEntry.Broken(number, whole, exception.Message);
        }
    }

    private DateOnly DateOf(string written)
    {
        var parts = written.Split('-', '/', '.');
        var year = parts.Length == 3 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : _year
            ?? throw new FormatException($"'{written}' has no year: --year says which.");
        return DateOnly.TryParseExact($"{year:D4}-{parts[^2]}-{parts[^1]}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"'{written}' is not a date.");
    }

    [GeneratedRegex("""^(?<date>(\d{4}[-/.])?\d{1,2}[-/.]\d{1,2})(=(?<second>(\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}))?(\s+[*!])?(\s+\((?<code>[^)]*)\))?(\s+(?<description>[^;]*))?(;(?<comment>.*))?$""")]
    private static partial Regex Head();

    [GeneratedRegex("""^(?:Y\s*|year\s+|apply year\s+)(\d{4})\s*$""")]
    private static partial Regex Year();
}
