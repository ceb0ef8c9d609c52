using System.Text.Json.Nodes;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Cases;

/// <summary><c>lending events FILE</c>: loans and what happens to them in, their position at each checkpoint out.</summary>
internal static class LoanEventCases
{
    public static IEnumerable<CaseResult> Read(JsonObject file) => file["cases"]!.AsArray().Select(node =>
    {
        var one = node!.AsObject();
        var id = CaseFile.TextOf(one["id"]) ?? "";
        return CaseFile.Guarded(id, () => Reckon(id, one));
    });

    private static CaseResult Reckon(string id, JsonObject one)
    {
        var terms = one["terms"]!.AsObject();
        var expected = ExpectedBy(terms, one["events"]!.AsArray());
        var loan = new LoanAccount(LoanCaseTerms.Of(terms, expected.Date), expected);
        loan.Approve(expected);
        var events = new LoanEvents(loan);
        var differences = new List<string>();
        var shown = new JsonArray();
        var checkpoints = (one["checkpoints"] as JsonArray ?? []).Select(checkpoint => checkpoint!.AsObject())
            .ToLookup(checkpoint => (int)CaseFile.NumberOf(checkpoint["after_events"]));
        var number = 0;
        foreach (var happened in one["events"]!.AsArray())
        {
            events.Play(happened!.AsObject());
            foreach (var checkpoint in checkpoints[++number])
            {
                var found = LoanCheckpoint.Differences(checkpoint, events).Select(difference => $"after {number}: {difference}").ToArray();
                differences.AddRange(found);
                shown.Add(new JsonObject { ["after_events"] = number, ["exact"] = found.Length == 0 });
            }
        }

        return new CaseResult(id, new JsonObject { ["id"] = id, ["exact"] = differences.Count == 0, ["checkpoints"] = shown }, differences);
    }

    /// <summary>What was applied for; a case that begins with the disbursement says it there.</summary>
    private static Disbursement ExpectedBy(JsonObject terms, JsonArray events)
    {
        var first = terms["submitted_on"] is null ? events.First(one => CaseFile.TextOf(one!["type"]) == "disburse")! : null;
        return new Disbursement(
            CaseFile.DateOf(terms["submitted_on"] ?? first!["date"]), CaseFile.NumberOf(terms["principal"] ?? first!["amount"]));
    }
}
