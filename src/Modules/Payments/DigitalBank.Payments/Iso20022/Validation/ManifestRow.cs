using System.Text;

namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>One line of a manifest: a CSV with a header that has at least the columns <c>file</c> and <c>expected</c>.</summary>
/// <param name="File">Path of the message, relative to the manifest.</param>
/// <param name="Columns">All columns by name.</param>
internal sealed record ManifestRow(string File, IReadOnlyDictionary<string, string> Columns)
{
    /// <exception cref="FormatException">A line has too few columns, or the header misses one.</exception>
    public static IReadOnlyList<ManifestRow> Read(string csv)
    {
        var records = Records(csv).ToList();
        if (records.Count == 0 || !records[0].Contains("file") || !records[0].Contains("expected"))
        {
            throw new FormatException("A manifest starts with a line of column names, with at least 'file' and 'expected'.");
        }

        return [.. records.Skip(1).Select((record, index) => Row(records[0], record, index + 2))];
    }

    private static ManifestRow Row(List<string> header, List<string> record, int number)
    {
        if (record.Count != header.Count)
        {
            throw new FormatException($"Record {number} of the manifest has {record.Count} columns instead of {header.Count}.");
        }

        var columns = header.Zip(record).ToDictionary(pair => pair.First, pair => pair.Second);
        return new ManifestRow(columns["file"], columns);
    }

    // RFC 4180: fields in quotes may hold commas, line breaks and doubled quotes.
    private static IEnumerable<List<string>> Records(string csv)
    {
        var record = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < csv.Length; index++)
        {
            var c = csv[index];
            if (c == '"')
            {
                if (isQuoted && index + 1 < csv.Length && csv[index + 1] == '"')
                {
                    field.Append('"');
                    index++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (isQuoted || c is not (',' or '\n' or '\r'))
            {
                field.Append(c);
            }
            else if (c != '\r')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
        }

        if (field.Length > 0 || record.Count > 0)
        {
            record.Add(field.ToString());
            yield return record;
        }
    }
}
