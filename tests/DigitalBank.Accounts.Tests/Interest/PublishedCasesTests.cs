using System.Text.Json.Nodes;
using DigitalBank.Accounts.Interest.Cases;
using DigitalBank.Platform.CommandLine;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Interest;

public class PublishedCasesTests
{
    [SavingsDataFact]
    public void Every_published_savings_case_comes_out_exactly() => EveryCaseOf("savings_cases.json").ShouldBe("22 of 22");

    [SavingsDataFact]
    public void Every_published_actus_contract_of_type_UMP_comes_out_in_all_the_decimals_shown() =>
        EveryCaseOf("actus_ump.json").ShouldBe("5 of 5");

    [Fact]
    public void A_result_that_differs_is_named_with_its_place_and_the_verb_fails()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, """
            {"interest_posting":[{"id":"A","terms":{"annual_rate_pct":"10","days_in_year":365,"digits":2,"compounding":"DAILY","posting":"DAILY"},
              "transactions":[{"date":"2026-11-01","type":"deposit","amount":"1000"}],
              "expected":[{"date":"2026-11-02","type":"interest_posting","amount":"0.28"}]},
             {"id":"B","terms":{}}]}
            """);

        var (exitCode, said) = Run(file);

        exitCode.ShouldBe(VerbOutput.Failed);
        said.ShouldContain("A: expected[0].amount: 0.28 expected, 0.27 found");
        said.ShouldContain("B: The case cannot be read");
        said.TrimEnd().Split('\n')[^1].ShouldBe("0 of 2");
        File.Delete(file);
    }

    private static string EveryCaseOf(string name)
    {
        var (exitCode, said) = Run(Path.Combine(SharedData.Folder!, "savings", name));
        exitCode.ShouldBe(VerbOutput.Success, said);
        JsonNode.Parse(said.Split('\n')[0])!["id"].ShouldNotBeNull();
        return said.TrimEnd().Split('\n')[^1];
    }

    private static (int ExitCode, string Said) Run(string file)
    {
        using var said = new StringWriter();
        var exitCode = InterestVerb.Run([new FileInfo(file)], check: true, new VerbOutput(said, said, isJson: false, isWatched: false));
        return (exitCode, said.ToString());
    }
}

/// <summary>Needs the published vectors beside the checkout; skipped, with this reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SavingsDataFactAttribute : FactAttribute
{
    public SavingsDataFactAttribute() =>
        Skip = SharedData.Folder is null ? "The folder shared/data with the published cases is not beside this checkout." : null;
}
