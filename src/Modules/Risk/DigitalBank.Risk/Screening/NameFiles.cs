using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Names;

namespace DigitalBank.Risk.Screening;

/// <summary>CSV files of names: to be looked for on the lists, or to be compared in pairs.</summary>
internal static class NameFiles
{
    /// <summary>One JSON object per row with its columns and <c>result</c>, the list's number of the best entry or an empty text.</summary>
    /// <param name="compare">Compare with the column <c>expected_ent_num</c> and end with <c>N of M</c>.</param>
    public static int Screen(string file, WatchList list, double threshold, bool compare, VerbOutput output)
    {
        var (right, total) = (0, 0);
        foreach (var row in Rows(file, "query", output))
        {
            bool? isPerson = row.GetValueOrDefault("type") switch { "individual" => true, "entity" => false, _ => null };
            var found = list.Find([row["query"]], isPerson, threshold);
            var result = found.Count == 0 ? "" : found[0].Entry.ListedId;
            Print(row, new JsonObject { ["result"] = result, ["score"] = Score(found.Count == 0 ? 0 : found[0].Score) }, output);

            // Two entries may have the name that is sought; the expected one among the hits is a hit.
            var expected = row.GetValueOrDefault("expected_ent_num") ?? "";
            var isRight = expected.Length == 0 ? found.Count == 0 : found.Any(likely => likely.Entry.ListedId == expected);
            (right, total) = (right + (isRight ? 1 : 0), total + 1);
            Difference(compare && !isRight, row["query"], result, expected, output);
        }

        return End(compare, right, total, output);
    }

    /// <summary>One JSON object per row with its columns, <c>score</c> and <c>result</c>, whether the two are alike enough.</summary>
    /// <param name="compare">Compare with the column <c>is_match</c> and end with <c>N of M</c>.</param>
    public static int Compare(string file, double threshold, bool compare, VerbOutput output)
    {
        var (right, total) = (0, 0);
        foreach (var row in Rows(file, "name1", output))
        {
            var isPerson = row.GetValueOrDefault("schema") is null or "Person";
            var score = NameComparison.Score(new ComparedName(row["name1"], isPerson), new ComparedName(row.GetValueOrDefault("name2") ?? "", isPerson));
            var result = score >= threshold ? "true" : "false";
            Print(row, new JsonObject { ["result"] = result, ["score"] = Score(score) }, output);

            var expected = row.GetValueOrDefault("is_match") ?? "";
            (right, total) = (right + (result == expected ? 1 : 0), total + 1);
            Difference(compare && result != expected, $"{row["name1"]} | {row.GetValueOrDefault("name2")}", result, expected, output);
        }

        return End(compare, right, total, output);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file, string required, VerbOutput output)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        IReadOnlyList<string>? columns = null;
        foreach (var row in CsvRows.Read(reader))
        {
            if (columns is null)
            {
                columns = row;
                if (!columns.Contains(required))
                {
                    output.Error($"{file} has no column {required}.");
                    yield break;
                }
            }
            else if (row.Count == columns.Count)
            {
                yield return columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
            }
            else
            {
                output.Error($"A row has {row.Count} fields where there are {columns.Count} columns: {row[0]}");
            }
        }
    }

    private static void Print(Dictionary<string, string> row, JsonObject result, VerbOutput output)
    {
        var all = new JsonObject(row.Select(cell => KeyValuePair.Create(cell.Key, (JsonNode?)cell.Value)));
        foreach (var (name, value) in result)
        {
            all[name] = value?.DeepClone();
        }

        output.Standard.WriteLine(all.ToJsonString(BankJson.Options));
    }

    private static void Difference(bool differs, string what, string result, string expected, VerbOutput output)
    {
        if (differs)
        {
            output.Error($"{what}: {(result.Length == 0 ? "nothing" : result)}, expected {(expected.Length == 0 ? "nothing" : expected)}");
        }
    }

    private static int End(bool compare, int right, int total, VerbOutput output)
    {
        if (compare)
        {
            output.Standard.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{right} of {total}"));
        }

        return total == 0 || (compare && right < total) ? VerbOutput.Failed : VerbOutput.Success;
    }

    private static decimal Score(double score) => decimal.Round((decimal)score, 3);
}
