using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary>A case of a file, reckoned.</summary>
/// <param name="Result">The id, and a result in the form of the case's expected part.</param>
/// <param name="Differences">One sentence for each place where the result differs from what the file expects.</param>
internal sealed record InterestCase(string Id, JsonObject Result, IReadOnlyList<string> Differences)
{
    public bool IsAsExpected => Differences.Count == 0;

    /// <param name="expected">The part of the case that says what comes out, or null where the file says nothing.</param>
    public static InterestCase Of(string id, string member, JsonNode? expected, JsonNode actual)
    {
        var differences = new List<string>();
        if (expected is null)
        {
            differences.Add("The file expects nothing.");
        }
        else
        {
            Compare(expected, actual, member, differences);
        }

        return new InterestCase(id, new JsonObject { ["id"] = id, [member] = actual }, differences);
    }

    public static InterestCase Refused(string id, string reason) => new(id, new JsonObject { ["id"] = id, ["error"] = reason }, [reason]);

    private static void Compare(JsonNode? expected, JsonNode? actual, string place, List<string> differences)
    {
        switch (expected)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Compare(value, (actual as JsonObject)?[name], $"{place}.{name}", differences);
                }

                break;
            case JsonArray items:
                var found = actual as JsonArray ?? [];
                if (items.Count != found.Count)
                {
                    differences.Add($"{place}: {items.Count} expected, {found.Count} found");
                }

                foreach (var (item, index) in items.Take(found.Count).Select((item, index) => (item, index)))
                {
                    Compare(item, found[index], $"{place}[{index}]", differences);
                }

                break;
            default:
                if (!IsSame(TextOf(expected), TextOf(actual), isBinary: expected?.GetValueKind() == JsonValueKind.Number))
                {
                    differences.Add($"{place}: {TextOf(expected)} expected, {TextOf(actual)} found");
                }

                break;
        }
    }

    private static string TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : node?.ToJsonString() ?? "nothing";

    /// <summary>
    /// Numbers agree when they do in all the decimals that the file shows. Those that a file has as JSON numbers were made by machines
    /// that reckon in binary and cut off what they show, so the last decimal may be one less.
    /// </summary>
    private static bool IsSame(string expected, string actual, bool isBinary)
    {
        if (!decimal.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
            || !decimal.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var found))
        {
            return expected == actual;
        }

        return isBinary && wanted.Scale > 0
            ? Math.Abs(wanted - found) < new decimal(1, 0, 0, isNegative: false, wanted.Scale)
            : wanted == decimal.Round(found, wanted.Scale, MidpointRounding.AwayFromZero);
    }
}
