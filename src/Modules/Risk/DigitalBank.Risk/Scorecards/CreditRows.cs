using System.Globalization;
using System.Text;
using DigitalBank.Risk.Lists;

namespace DigitalBank.Risk.Scorecards;

/// <summary>Past applicants, a row each: what was known of them when they applied and, where it is known, whether they went bad.</summary>
/// <param name="Columns">The names of the attributes, in the order of the file.</param>
/// <param name="Rows">A text for each column; see <see cref="IsMissing"/>.</param>
internal sealed record CreditRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a CSV file with a head line.</summary>
    /// <exception cref="FormatException">The file has no head line, or a row has another number of fields than it.</exception>
    public static CreditRows Read(string file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        var lines = CsvRows.Read(reader).ToList();
        if (lines.Count == 0)
        {
            throw new FormatException($"{file} is empty.");
        }

        for (var line = 1; line < lines.Count; line++)
        {
            if (lines[line].Count != lines[0].Count)
            {
                throw new FormatException($"Row {line} of {file} has {lines[line].Count} fields where there are {lines[0].Count} columns.");
            }
        }

        return new CreditRows(lines[0], lines[1..]);
    }

    /// <summary>Nothing is known: an empty field, or what statistics tools write for it.</summary>
    public static bool IsMissing(string value) => value.Length == 0 || value is "NA" or "NaN" or "null" or "?";

    public static bool IsNumber(string value, out double number) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public CreditRows Only(IEnumerable<int> rows) => this with { Rows = [.. rows.Select(row => Rows[row])] };

    /// <exception cref="FormatException">There is no such column.</exception>
    public IReadOnlyList<string> Column(string name)
    {
        var place = Columns.ToList().IndexOf(name);
        return place >= 0 ? [.. Rows.Select(row => row[place])] : throw new FormatException($"There is no column {name}.");
    }

    /// <summary>Who went bad, by a column of 0 and 1.</summary>
    /// <exception cref="FormatException">There is no such column, or it says something else.</exception>
    public IReadOnlyList<bool> Outcomes(string target) =>
    [
        .. Column(target).Select(value => value.Trim() switch
        {
            "1" => true,
            "0" => false,
            _ => throw new FormatException($"The column {target} says '{value}' where it should say 0 (good) or 1 (bad)."),
        }),
    ];
}
