using System.Runtime.CompilerServices;
using System.Text;

namespace DigitalBank.Accounts.Csv;

/// <summary>Reads RFC 4180 records so that a broken one costs nothing but itself.</summary>
/// <remarks>
/// A quoted field may hold line breaks. But a quotation mark that somebody forgot would then swallow the rest of the file: so following
/// lines are only taken in, up to <see cref="MostLines"/>, when the result has as many fields as the header. That is why there is no
/// library here: those at hand either stop at such a mark or read on to the end.
/// </remarks>
internal sealed class CsvReader(TextReader text)
{
    private const int MostLines = 10;

    private const string Unclosed = "A field is opened with a quotation mark that is never closed.";

    private const string TooLong = "The line is longer than any account line can be.";

    private readonly CsvLineReader _lines = new(text);

    private readonly Queue<(string Line, bool WasCut, long Number)> _ahead = new();

    /// <returns>The records with something on them; empty lines are passed over.</returns>
    public async IAsyncEnumerable<CsvRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int? fieldCount = null;
        while (await NextLineAsync(cancellationToken) is { } first)
        {
            if (first.Line.Length == 0)
            {
                continue;
            }

            var record = first.WasCut
                ? new CsvRecord(first.Number, [first.Line], TooLong)
                : await RecordFromAsync(first.Line, first.Number, fieldCount, cancellationToken);
            fieldCount ??= record.Fields.Count;
            yield return record;
        }
    }

    private async Task<CsvRecord> RecordFromAsync(string first, long number, int? fieldCount, CancellationToken cancellationToken)
    {
        var fields = new List<string>();
        var error = Split(first, fields);
        if (error != Unclosed)
        {
            return new CsvRecord(number, error is null ? fields : [first], error);
        }

        var joined = new StringBuilder(first);
        for (var extra = 1; extra < MostLines && await PeekAsync(extra, cancellationToken) is { WasCut: false } next; extra++)
        {
            joined.Append('\n').Append(next.Line);
            if (Split(joined.ToString(), fields) is null && (fieldCount is null || fields.Count == fieldCount))
            {
                for (var taken = 0; taken < extra; taken++)
                {
                    _ahead.Dequeue();
                }

                return new CsvRecord(number, fields, Error: null);
            }
        }

        return new CsvRecord(number, [first], Unclosed);
    }

    private async ValueTask<(string Line, bool WasCut, long Number)?> NextLineAsync(CancellationToken cancellationToken) =>
        await PeekAsync(1, cancellationToken) is null ? null : _ahead.Dequeue();

    /// <returns>The line that many ahead, or null when the file ends before it.</returns>
    private async ValueTask<(string Line, bool WasCut, long Number)?> PeekAsync(int ahead, CancellationToken cancellationToken)
    {
        while (_ahead.Count < ahead)
        {
            if (await _lines.ReadAsync(cancellationToken) is not { } read)
            {
                return null;
            }

            _ahead.Enqueue((read.Line, read.WasCut, _lines.LinesRead));
        }

        return _ahead.ElementAt(ahead - 1);
    }

    private static string? Split(string record, List<string> fields)
    {
        fields.Clear();
        var position = 0;
        while (true)
        {
            var (field, end, error) = position < record.Length && record[position] == '"'
                ? Quoted(record, position + 1)
                : Plain(record, position);
            if (error is not null)
            {
                return error;
            }

            fields.Add(field);
            if (end >= record.Length)
            {
                return null;
            }

            position = end + 1;
        }
    }

    private static (string Field, int End, string? Error) Plain(string record, int start)
    {
        var comma = record.IndexOf(',', start);
        var end = comma < 0 ? record.Length : comma;
        var field = record[start..end];
        return field.Contains('"')
            ? ("", end, "A quotation mark stands inside an unquoted field: quote the whole field and double the mark.")
            : (field, end, null);
    }

    private static (string Field, int End, string? Error) Quoted(string record, int start)
    {
        var field = new StringBuilder();
        for (var i = start; i < record.Length; i++)
        {
            if (record[i] != '"')
            {
                field.Append(record[i]);
            }
            else if (i + 1 < record.Length && record[i + 1] == '"')
            {
                field.Append(record[i++]);
            }
            else
            {
                return i + 1 == record.Length || record[i + 1] == ','
                    ? (field.ToString(), i + 1, null)
                    : ("", i, "Text follows the closing quotation mark of a field.");
            }
        }

        return ("", record.Length, Unclosed);
    }
}
