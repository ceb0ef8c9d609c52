using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Lending.Cases;

/// <summary>What the verbs over files of cases share: a line of JSON per case, differences by name, <c>N of M</c> at the end.</summary>
internal static class CaseFile
{
    private static readonly Option<bool> Check = new("--check") { Description = "Compare with what the file expects and end with N of M" };

    private static readonly Argument<FileInfo[]> Files = new("cases")
    {
        Description = "JSON files of cases",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Verb(VerbRunner verbs, string name, string description, Func<JsonObject, IEnumerable<CaseResult>> read)
    {
        var command = new Command(name, description) { Files, Check };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) =>
            Task.FromResult(Run(parsed.GetRequiredValue(Files), parsed.GetValue(Check), output, read))));
        return command;
    }

    public static int Run(IEnumerable<FileInfo> files, bool check, VerbOutput output, Func<JsonObject, IEnumerable<CaseResult>> read)
    {
        var (met, all) = (0, 0);
        try
        {
            foreach (var one in files.SelectMany(file => read(JsonNode.Parse(File.ReadAllText(file.FullName))!.AsObject())))
            {
                all++;
                met += one.IsAsExpected ? 1 : 0;
                output.JsonLine(one.Result);
                foreach (var difference in check ? one.Differences : [])
                {
                    output.Standard.WriteLine($"{one.Id}: {difference}");
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            output.Error($"The file cannot be read: {problem.Message}");
            return VerbOutput.Failed;
        }

        if (check)
        {
            output.Standard.WriteLine($"{met} of {all}");
        }

        return all > 0 && (!check || met == all) ? VerbOutput.Success : VerbOutput.Failed;
    }

    /// <summary>A case that cannot be read stops no other.</summary>
    public static CaseResult Guarded(string id, Func<CaseResult> read)
    {
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            return CaseResult.Refused(id, $"{refused.Failure.Code}: {refused.Failure.Message}");
        }
        catch (Exception problem) when (problem
            is FormatException or InvalidOperationException or NullReferenceException or ArgumentException or OverflowException)
        {
            return CaseResult.Refused(id, $"The case cannot be read: {problem.Message}");
        }
    }

    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : node?.ToJsonString();

    /// <exception cref="FormatException">Not a number.</exception>
    public static decimal NumberOf(JsonNode? node) =>
        decimal.TryParse(TextOf(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{TextOf(node)}' is not a number.");

    /// <summary>A day, also where the file writes it with a time of day.</summary>
    /// <exception cref="FormatException">Not a date.</exception>
    public static DateOnly DateOf(JsonNode? node) =>
        DateOnly.ParseExact((TextOf(node) ?? "")[..Math.Min(10, TextOf(node)?.Length ?? 0)], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
