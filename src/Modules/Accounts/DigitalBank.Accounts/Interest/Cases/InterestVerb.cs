using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary><c>accounts interest CASES.json</c>: the interest arithmetic on cases of a file, without a bank or a database.</summary>
internal static class InterestVerb
{
    private static readonly Argument<FileInfo[]> Files = new("cases")
    {
        Description = "JSON: interest postings, term deposits and rate charts; or ACTUS contracts of type UMP",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Check = new("--check") { Description = "Compare with what the file expects and end with N of M" };

    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("interest", "Reckon interest on the cases of a file") { Files, Check };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) =>
            Task.FromResult(Run(parsed.GetRequiredValue(Files), parsed.GetValue(Check), output))));
        return command;
    }

    public static int Run(IReadOnlyList<FileInfo> files, bool check, VerbOutput output)
    {
        var (met, all) = (0, 0);
        try
        {
            foreach (var one in files.SelectMany(file => Read(JsonNode.Parse(File.ReadAllText(file.FullName)))))
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
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or FormatException)
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

    /// <exception cref="FormatException">The file is of no form that is known here.</exception>
    public static IEnumerable<InterestCase> Read(JsonNode? file) => file switch
    {
        JsonObject contracts when contracts.Any(member => ActusCases.IsOne(member.Value)) =>
            contracts.Select(member => Guarded(member.Key, () => ActusCases.Read(member.Key, member.Value!.AsObject()))),
        JsonObject parts => Section(parts, "interest_posting", SavingsCases.Posting)
            .Concat(Section(parts, "term_deposit", TermDepositCases.Read))
            .Concat(Section(parts, "rate_chart", SavingsCases.Rate)),
        _ => throw new FormatException("An object with interest_posting, term_deposit or rate_chart, or with UMP contracts, is expected."),
    };

    private static IEnumerable<InterestCase> Section(JsonObject file, string name, Func<JsonObject, InterestCase> read) =>
        (file[name] as JsonArray ?? []).OfType<JsonObject>().Select(one => Guarded(SavingsCases.IdOf(one), () => read(one)));

    /// <summary>A case that cannot be read stops no other.</summary>
    private static InterestCase Guarded(string id, Func<InterestCase> read)
    {
        try
        {
            return read();
        }
        catch (
            Exception problem) when (problem is FormatException or InvalidOperationException or NullReferenceException or ArgumentException or OverflowException)
        {
            return InterestCase.Refused(id, $"The case cannot be read: {problem.Message}");
        }
    }
}
