using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitalBank.Risk.Lists;

/// <summary>The lists of the U.S. Office of Foreign Assets Control as CSV: a file of entries and one of other names, tied by number.</summary>
/// <remarks>Source: OFAC, "SDN Data Formats", delimited file specification: no header, <c>-0-</c> for an empty field, 12 columns.</remarks>
internal static partial class OfacFiles
{
    private const string Empty = "-0-";

    private const int Columns = 12;

    /// <exception cref="FormatException">The file is of another kind, or cut off.</exception>
    public static IEnumerable<ListEntry> Read(string entriesFile, string otherNamesFile)
    {
        var otherNames = Rows(otherNamesFile, 5).ToLookup(row => row[0], row => row[3]);
        foreach (var row in Rows(entriesFile, Columns))
        {
            yield return new ListEntry(
                row[0],
                row[2] switch
                {
                    "individual" => ListedKind.Person,
                    "vessel" or "aircraft" => ListedKind.VesselOrAircraft,
                    _ => ListedKind.Entity,
                },
                row[1],
                [.. otherNames[row[0]].Where(name => name.Length > 0)],
                [.. BirthYear().Matches(row[11]).Select(match => int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture)).Distinct()],
                [.. Nationality().Matches(row[11]).Select(match => Countries.CodeOf(match.Groups["country"].Value)).OfType<string>().Distinct()],
                row[3]);
        }
    }

    private static IEnumerable<string[]> Rows(string file, int columns)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        foreach (var row in CsvRows.Read(reader))
        {
            // The files end with the end-of-file character of MS-DOS on a line of its own.
            if (row is [var only] && only.Trim('\u001A', ' ').Length == 0)
            {
                continue;
            }

            if (row.Count != columns || !row[0].Trim().All(char.IsAsciiDigit))
            {
                throw new FormatException($"{Path.GetFileName(file)} is not an OFAC file with {columns} columns, or was cut off after {row[0]}.");
            }

            yield return [.. row.Select(field => field.Trim() is Empty ? "" : field.Trim())];
        }
    }

    [GeneratedRegex("DOB (?:circa )?(?:[0-9]{1,2} )?(?:[A-Z][a-z]{2} )?(?<year>[0-9]{4})")]
    private static partial Regex BirthYear();

    [GeneratedRegex("(?:nationality|citizen) (?<country>[A-Z][^;.]*)")]
    private static partial Regex Nationality();
}
