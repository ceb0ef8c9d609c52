using System.Text;

namespace DigitalBank.Risk.Lists;

/// <summary>Reads the rows of a CSV file one by one (RFC 4180: quotes, doubled quotes and line breaks inside quotes).</summary>
internal static class CsvRows
{
    // A field of a list is a name or a remark; a longer one comes from a quote that is never closed.
    private const int MostCharacters = 100_000;

    /// <exception cref="FormatException">A quoted field has no end.</exception>
    public static IEnumerable<IReadOnlyList<string>> Read(TextReader reader)
    {
        var (row, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var next = reader.Read(); next >= 0; next = reader.Read())
        {
            var character = (char)next;
            if (isQuoted && character == '"' && reader.Peek() == '"')
            {
                field.Append((char)reader.Read());
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && character == ',')
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else if (!isQuoted && character == '\n')
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                yield return row;
                row = [];
            }
            else if (field.Append(character).Length > MostCharacters)
            {
                throw new FormatException("A quoted field does not end.");
            }
        }

        if (isQuoted)
        {
            throw new FormatException("A quoted field does not end.");
        }

        if (row.Count > 0 || field.Length > 0)
        {
            row.Add(field.ToString());
            yield return row;
        }
    }
}
