using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Import;

/// <summary>Reads what <c>ledger export --format csv</c> writes: lines that follow one another with the same entry_id are one entry.</summary>
internal sealed class CsvJournalReader(TextReader text)
{
    private static readonly string[] Needed = ["entry_id", "booking_date", "account_code", "side", "amount", "currency"];

    private readonly Dictionary<string, int> _columns = [];

    public async IAsyncEnumerable<ParsedEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var header = Fields(await text.ReadLineAsync(cancellationToken) ?? "");
        for (var i = 0; i < header.Count; i++)
        {
            _columns[header[i]] = i;
        }

        if (Needed.FirstOrDefault(column => !_columns.ContainsKey(column)) is { } missing)
        {
            yield return ParsedEntry.Broken(1, "", $"The header line lacks the column {missing}.");
            yield break;
        }

        var block = new List<(string Line, List<string> Fields)>();
        var (number, begin) = (1L, 2L);
        while (await text.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            var fields = Fields(line);
            if (block.Count > 0 && Field(fields, "entry_id") != Field(block[0].Fields, "entry_id"))
            {
                yield return Entry(begin, block);
                block.Clear();
            }

            begin = block.Count == 0 ? number : begin;
            if (line.Length > 0)
            {
                block.Add((line, fields));
            }
        }

        if (block.Count > 0)
        {
            yield return Entry(begin, block);
        }
    }

    private ParsedEntry Entry(long number, List<(string Line, List<string> Fields)> block)
    {
        var whole = string.Join('\n', block.Select(row => row.Line));
        try
        {
            var first = block[0].Fields;
            var date = DateOnly.ParseExact(Field(first, "booking_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var tags = new[] { ("key", "idempotency_key"), ("source", "source"), ("ref", "source_reference"), ("event", "event_code") }
                .Where(tag => Field(first, tag.Item2).Length > 0)
                .ToDictionary(tag => tag.Item1, tag => Field(first, tag.Item2));
            return new ParsedEntry(number, whole, date, "", tags, [.. block.Select(row => Line(row.Fields, date))]);
        }
        catch (FormatException exception)
        {
            return ParsedEntry.Broken(number, whole, exception.Message);
        }
    }

    private ParsedLine Line(List<string> fields, DateOnly bookingDate)
    {
        var amount = Money.Of(Field(fields, "amount"), Currency.TryOf(Field(fields, "currency"), out var currency)
            ? currency.Code
            : throw new FormatException($"'{Field(fields, "currency")}' is not a currency of ISO 4217."));
        var value = Field(fields, "value_date");
        return new ParsedLine(
            Field(fields, "account_code"),
            Field(fields, "side") switch
            {
                nameof(Side.Debit) => amount,
                nameof(Side.Credit) => -amount,
                var other => throw new FormatException($"'{other}' is neither Debit nor Credit."),
            },
            value.Length == 0 ? bookingDate : DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private string Field(List<string> fields, string column) =>
        _columns.TryGetValue(column, out var index) && index < fields.Count ? fields[index] : "";

    /// <summary>No field of a journal holds a line break, so a record is a line.</summary>
    private static List<string> Fields(string line)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
