using System.Text.Json.Nodes;
using DigitalBank.Lending.Cases;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Loans;

public class PublishedLoanTests
{
    /// <summary>Why these differ is written in docs/modules/lending.md.</summary>
    private static readonly string[] KnownToDiffer =
    [
        "FE2E-073", "FE2E-243", "FE2E-249", "FE2E-251", "FE2E-254", "FE2E-255", "FE2E-257", "FE2E-326",
    ];

    [SharedDataFact]
    public void Every_published_loan_is_exact_at_every_checkpoint_but_for_those_that_are_documented()
    {
        var file = File.ReadAllText(Path.Combine(SharedData.Folder!, "loans", "event_cases.json"));

        CaseResult[] cases = [.. LoanEventCases.Read(JsonNode.Parse(file)!.AsObject())];

        cases.Length.ShouldBe(140);
        cases.Where(one => !one.IsAsExpected).Select(one => one.Id).ShouldBe(KnownToDiffer);
    }
}
