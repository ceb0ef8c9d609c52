using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalBank.Payments.ConsumerCodes.Emvco;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Case files of codes: a JSON array of objects with <c>title</c> (or <c>id</c>), <c>payload</c> and what is expected.</summary>
internal static class QrCases
{
    private static readonly string[] Judged = ["tlv", "well_formed", "crc_in_payload", "crc_computed", "crc_ok"];

    /// <param name="compare">Compare with what the file expects, list each difference and end with <c>N of M</c>.</param>
    /// <returns>The exit code: not 0 when the file is no case file or a comparison found a difference.</returns>
    public static int Run(string file, bool compare, VerbOutput output)
    {
        if (Parse(file) is not { } cases)
        {
            output.Error($"{file} is not a JSON array of objects with \"payload\".");
            return VerbOutput.Failed;
        }

        var right = 0;
        foreach (var one in cases)
        {
            var result = Shape(one["payload"]!.ToString());
            var differences = compare ? Differences(one, result).ToList() : [];
            right += differences.Count == 0 ? 1 : 0;
            var id = (one["id"] ?? one["title"])?.ToString() ?? string.Empty;
            result.Insert(0, "id", id);
            output.Standard.WriteLine(result.ToJsonString(BankJson.Options));
            differences.ForEach(difference => output.Error($"{id}: {difference}"));
        }

        if (compare)
        {
            output.Standard.WriteLine(FormattableString.Invariant($"{right} of {cases.Count}"));
        }

        return right < cases.Count ? VerbOutput.Failed : VerbOutput.Success;
    }

    /// <summary>A code as case files describe it, with the findings that they leave out.</summary>
    public static JsonObject Shape(string payload) => ConsumerPresentedCode.IsMeant(payload) ? ShapeOfShown(payload) : ShapeOfMerchants(payload);

    private static JsonObject ShapeOfShown(string payload)
    {
        var code = ConsumerPresentedCode.Read(payload);
        return new JsonObject
        {
            ["tlv"] = code.IsWellFormed ? Tree(code.Objects) : null,
            ["well_formed"] = code.IsWellFormed,
            ["findings"] = Findings(ConsumerPresentedRules.Judge(payload, code)),
        };
    }

    private static JsonObject ShapeOfMerchants(string payload)
    {
        var code = MerchantPresentedCode.Read(payload);
        return new JsonObject
        {
            ["tlv"] = code.IsWellFormed ? Tree(code.Objects) : null,
            ["well_formed"] = code.IsWellFormed,
            ["crc_in_payload"] = code.StatedChecksum,
            ["crc_computed"] = code.ComputedChecksum,
            ["crc_ok"] = code.ChecksumIsRight,
            ["findings"] = Findings(MerchantPresentedRules.Judge(payload, code)),
        };
    }

    private static JsonArray Findings(IReadOnlyList<QrFinding> findings) =>
        new([.. findings.Select(finding => new JsonObject { ["place"] = finding.Place, ["message"] = finding.Message })]);

    /// <summary>By tag, values in hexadecimal; of several applications a list.</summary>
    private static JsonObject Tree(IReadOnlyList<BerObject> objects)
    {
        var tree = new JsonObject();
        foreach (var same in objects.GroupBy(one => one.Tag))
        {
            var nodes = same.Select(one => one.Parts is null ? (JsonNode)one.Hex : Tree(one.Parts)).ToArray();
            tree[same.Key] = nodes.Length == 1 ? nodes[0] : new JsonArray(nodes);
        }

        return tree;
    }

    private static List<JsonObject>? Parse(string file)
    {
        try
        {
            var cases = (JsonNode.Parse(File.ReadAllText(file)) as JsonArray)?.OfType<JsonObject>().ToList();
            return cases?.TrueForAll(one => one["payload"] is JsonValue) == true ? cases : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static JsonObject Tree(IReadOnlyList<DataObject> objects)
    {
        var tree = new JsonObject();
        foreach (var one in objects)
        {
            tree[one.Id] = one.Parts is null ? one.Value : Tree(one.Parts);
        }

        return tree;
    }

    /// <summary>Of the parts that the file says something about.</summary>
    private static IEnumerable<string> Differences(JsonObject expected, JsonObject result) =>
        Judged.Where(expected.ContainsKey)
            .Where(part => !JsonNode.DeepEquals(expected[part], result[part]))
            .Select(part => $"{part} is {Text(result[part])}, expected {Text(expected[part])}");

    private static string Text(JsonNode? value) => value?.ToJsonString(BankJson.Options) ?? "null";
}
