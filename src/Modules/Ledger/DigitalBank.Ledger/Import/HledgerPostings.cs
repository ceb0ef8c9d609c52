using DigitalBank.Ledger.Export;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Import;

/// <summary>The postings of an entry in hledger's format, completed and balanced as hledger would.</summary>
internal sealed class HledgerPostings(ImportSettings settings)
{
    private readonly Dictionary<(string Account, string Currency), long> _balances = [];

    /// <exception cref="FormatException">They cannot be imported; the message says why.</exception>
    public List<ParsedLine> Read(IEnumerable<string> block, DateOnly valueDate, Func<string, DateOnly> dateOf, Func<string, string> codeOf)
    {
        var written = block.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != ';').Select(line => Posting(line, valueDate, dateOf, codeOf)).ToList();
        var lines = new List<(ParsedLine Line, Money? Assertion)>();
        foreach (var posting in written)
        {
            var amounts = posting.Amount is { } amount ? [amount] : MissingAmounts(posting, written);
            lines.AddRange(amounts.Select(one => (new ParsedLine(posting.Account, one, posting.ValueDate), posting.Assertion)));
            if (posting.IsVirtual)
            {
                var other = settings.VirtualAccount ?? throw new FormatException("An unbalanced posting: --virtual-account says where its other side goes.");
                lines.AddRange(amounts.Select(one => (new ParsedLine(other, -one, posting.ValueDate), (Money?)null)));
            }
        }

        CheckBalance(lines);
        CheckAssertions(lines);
        return [.. lines.Select(line => line.Line).Where(line => !line.Amount.IsZero)];
    }

    public static (string Text, string Comment) SplitComment(string line)
    {
        var mark = line.IndexOf(';', StringComparison.Ordinal);
        return mark < 0 ? (line.Trim(), "") : (line[..mark].Trim(), line[(mark + 1)..].Trim());
    }

    public static Dictionary<string, string> Tags(string comment)
    {
        var tags = new Dictionary<string, string>();
        foreach (var part in comment.Split(','))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                tags[part[..colon].Trim(' ', ';')] = HledgerText.Read(part[(colon + 1)..].Trim());
            }
        }

        return tags;
    }

    private WrittenPosting Posting(string line, DateOnly valueDate, Func<string, DateOnly> dateOf, Func<string, string> codeOf)
    {
        var (text, comment) = SplitComment(line.TrimStart('*', '!', ' '));
        var end = EndOfName(text);
        var (name, rest) = (text[..end].Trim(), text[end..].Trim());
        var isVirtual = name is ['(', .., ')'];
        if (isVirtual || name is ['[', .., ']'])
        {
            name = name[1..^1];
        }

        var equals = rest.IndexOf('=', StringComparison.Ordinal);
        var assertion = equals < 0 ? null : rest[(equals + 1)..].Trim('=', '*', ' ');
        var amount = equals < 0 ? rest : rest[..equals].Trim();
        if (amount.Length == 0 && assertion is not null)
        {
            throw new FormatException("An assignment of a balance is not imported.");
        }

        return new WrittenPosting(
            codeOf(name),
            amount.Length == 0 ? null : HledgerAmount.Parse(amount, settings.DefaultCurrency),
            assertion is null ? null : HledgerAmount.Parse(assertion, settings.DefaultCurrency),
            Tags(comment).TryGetValue("date2", out var date) ? dateOf(date) : valueDate,
            isVirtual);
    }

    private static int EndOfName(string text)
    {
        var blanks = text.IndexOf("  ", StringComparison.Ordinal);
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        return blanks < 0 ? (tab < 0 ? text.Length : tab) : tab < 0 ? blanks : Math.Min(blanks, tab);
    }

    /// <summary>One posting may leave its amount out: it takes what the others lack, per currency.</summary>
    private static List<Money> MissingAmounts(WrittenPosting posting, List<WrittenPosting> written)
    {
        if (posting.IsVirtual || written.Count(one => one.Amount is null) > 1)
        {
            throw new FormatException("More than one posting has no amount.");
        }

        return [.. written.Where(one => one is { Amount: not null, IsVirtual: false })
            .GroupBy(one => one.Amount!.Value.Currency)
            .Select(currency => Money.OfMinor(-currency.Sum(one => one.Amount!.Value.MinorUnits), currency.Key))];
    }

    private static void CheckBalance(List<(ParsedLine Line, Money? Assertion)> lines)
    {
        foreach (var currency in lines.GroupBy(line => line.Line.Amount.Currency))
        {
            var difference = currency.Aggregate(Money.Zero(currency.Key), (sum, line) => sum + line.Line.Amount);
            if (!difference.IsZero)
            {
                throw new FormatException($"The postings do not balance: {difference} too much.");
            }
        }
    }

    private void CheckAssertions(List<(ParsedLine Line, Money? Assertion)> lines)
    {
        foreach (var (line, assertion) in lines)
        {
            var key = (line.Account, line.Amount.Currency.Code);
            var balance = _balances[key] = checked(_balances.GetValueOrDefault(key) + line.Amount.MinorUnits);
            if (assertion is { } asserted && asserted.Currency == line.Amount.Currency && asserted.MinorUnits != balance)
            {
                throw new FormatException(
                    $"The file says that {line.Account} stands at {asserted}, but it stands at {Money.OfMinor(balance, asserted.Currency)}.");
            }
        }
    }

    private sealed record WrittenPosting(string Account, Money? Amount, Money? Assertion, DateOnly ValueDate, bool IsVirtual);
}
