using System.Text.Json.Nodes;

namespace DigitalBank.Lending.Cases;

/// <summary>A case of a file, reckoned.</summary>
/// <param name="Result">The id and what came out.</param>
/// <param name="Differences">One sentence for each place where that differs from what the file expects.</param>
internal sealed record CaseResult(string Id, JsonObject Result, IReadOnlyList<string> Differences)
{
    public bool IsAsExpected => Differences.Count == 0;

    public static CaseResult Refused(string id, string reason) => new(id, new JsonObject { ["id"] = id, ["error"] = reason }, [reason]);
}
