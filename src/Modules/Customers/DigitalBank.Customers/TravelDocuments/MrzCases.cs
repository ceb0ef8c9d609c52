using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Customers.TravelDocuments;

/// <summary>Case files of machine-readable zones: vectors of check digits, and zones with their fields.</summary>
internal static class MrzCases
{
    private static readonly string[] Judged = ["format", "fields", "check_digits_ok", "all_check_digits_ok"];

    /// <param name="compare">Compare with what the file expects, list each difference and end with <c>N of M</c>.</param>
    /// <returns>The exit code: not 0 when the file is no case file or a comparison found a difference.</returns>
    public static int Run(string file, bool compare, DateOnly today, VerbOutput output)
    {
        if (Parse(file) is not { } cases)
        {
            output.Error($"{file} is not a JSON file with \"cases\" or \"check_digit_vectors\".");
            return VerbOutput.Failed;
        }

        var (right, total) = (0, 0);
        foreach (var (id, result, expected) in Results(cases, today))
        {
            total++;
            var differences = Differences("", expected, result).ToList();
            right += differences.Count == 0 ? 1 : 0;
            output.Standard.WriteLine(new JsonObject { ["id"] = id, ["result"] = result }.ToJsonString(BankJson.Options));
            if (compare)
            {
                differences.ForEach(difference => output.Error($"{id}: {difference}"));
            }
        }

        if (compare)
        {
            output.Standard.WriteLine($"{right} of {total}");
        }

        return compare && right < total ? VerbOutput.Failed : VerbOutput.Success;
    }

    private static JsonObject? Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject is { } cases
                && (cases["cases"] is JsonArray || cases["check_digit_vectors"] is JsonArray) ? cases : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Id, JsonObject Result, JsonObject Expected)> Results(JsonObject cases, DateOnly today)
    {
        foreach (var vector in (cases["check_digit_vectors"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var input = vector["input"]?.ToString() ?? "";
            var expected = new JsonObject { ["check_digit"] = vector["check_digit"]?.ToString() };
            yield return (input, new JsonObject { ["check_digit"] = MrzCheckDigit.Of(input)?.ToString() }, expected);
        }

        foreach (var one in (cases["cases"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var lines = (one["lines"] as JsonArray ?? []).Select(line => line?.ToString() ?? "");
            var expected = new JsonObject();
            foreach (var part in Judged.Where(one.ContainsKey))
            {
                expected[part] = one[part]?.DeepClone();
            }

            yield return (one["title"]?.ToString() ?? "", MrzReader.Read(lines, today) is { } zone ? Shape(zone) : [], expected);
        }
    }

    private static JsonObject Shape(MachineReadableZone zone)
    {
        // Whether a number that goes on in the optional data fits its digit depends on the issuer; case files leave it open.
        bool? number = zone.Texts.DocumentNumberDigit == MrzCheckDigit.Filler ? null : zone.CheckDigits.DocumentNumber;
        var digits = new JsonObject
        {
            ["documentNumber"] = number,
            ["birthDate"] = zone.CheckDigits.BirthDate,
            ["expirationDate"] = zone.CheckDigits.ExpiryDate,
            ["composite"] = zone.CheckDigits.Composite,
        };
        if (zone.CheckDigits.OptionalData is { } optional)
        {
            digits["optional"] = optional;
        }

        return new JsonObject
        {
            ["format"] = zone.Format.ToString().ToUpperInvariant(),
            ["fields"] = Fields(zone),
            ["check_digits_ok"] = digits,
            ["all_check_digits_ok"] = number != false && zone.CheckDigits is { BirthDate: true, ExpiryDate: true, Composite: true }
                && zone.CheckDigits.OptionalData != false,
            ["findings"] = JsonSerializer.SerializeToNode(zone.Findings, BankJson.Options),
        };
    }

    private static JsonObject Fields(MachineReadableZone zone)
    {
        var texts = zone.Texts;
        var fields = new JsonObject
        {
            ["documentCode"] = texts.DocumentCode,
            ["issuingState"] = texts.IssuingState,
            ["documentNumber"] = texts.DocumentNumber,
            ["documentNumberCheckDigit"] = texts.DocumentNumberDigit.ToString(),
            ["nationality"] = texts.Nationality,
            ["birthDate"] = texts.BirthDate,
            ["birthDateCheckDigit"] = texts.BirthDateDigit.ToString(),
            ["sex"] = texts.Sex.ToString(),
            ["expirationDate"] = texts.ExpiryDate,
            ["expirationDateCheckDigit"] = texts.ExpiryDateDigit.ToString(),
            ["compositeCheckDigit"] = texts.CompositeDigit.ToString(),
            ["lastName"] = zone.FamilyNames,
            ["firstName"] = zone.GivenNames,
        };
        fields[texts.SecondOptionalData is null ? "optional" : "optional1"] = texts.OptionalData;
        if (texts.SecondOptionalData is { } second)
        {
            fields["optional2"] = second;
        }

        if (texts.OptionalDataDigit is { } digit)
        {
            fields["optionalCheckDigit"] = digit.ToString();
        }

        return fields;
    }

    /// <summary>What the file expects and the result does not say; a result may say more.</summary>
    private static IEnumerable<string> Differences(string path, JsonObject expected, JsonObject result)
    {
        foreach (var (name, value) in expected)
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (value is JsonObject part && result[name] is JsonObject resultPart)
            {
                foreach (var difference in Differences(place, part, resultPart))
                {
                    yield return difference;
                }
            }
            else if (!JsonNode.DeepEquals(value, result[name]))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{place} is {Text(result[name])}, expected {Text(value)}");
            }
        }
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}
