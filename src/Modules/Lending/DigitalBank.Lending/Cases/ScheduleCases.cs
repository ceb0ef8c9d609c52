using System.Text.Json.Nodes;
using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Cases;

/// <summary><c>lending schedule CASES.json</c>: terms and a disbursement in, a repayment schedule out, to the cent.</summary>
internal static class ScheduleCases
{
    private static readonly Dictionary<string, Func<Instalment, decimal>> Amounts = new()
    {
        ["balance_after"] = row => row.BalanceAfter,
        ["principal"] = row => row.Principal,
        ["interest"] = row => row.Interest,
        ["fees"] = _ => 0,
        ["penalties"] = _ => 0,
        ["due"] = row => row.Due,
    };

    public static IEnumerable<CaseResult> Read(JsonObject file) => file["cases"]!.AsArray().Select(node =>
    {
        var one = node!.AsObject();
        var id = CaseFile.TextOf(one["id"]) ?? "";
        return CaseFile.Guarded(id, () => Reckon(id, one));
    });

    private static CaseResult Reckon(string id, JsonObject one)
    {
        var terms = one["terms"]!.AsObject();
        var disbursements = DisbursementsOf(one, terms);
        var planned = ScheduleCaseTerms.Of(terms, disbursements[0].Date);
        var schedule = SchedulePlan.Of(planned, disbursements);
        var differences = new List<string>();
        if (one["expected"] is JsonArray expected)
        {
            Compare([.. expected.Select(row => row!.AsObject())], schedule, differences);
            CompareTotals(one["totals"] as JsonObject, schedule, differences);
        }
        else
        {
            differences.Add("The file expects nothing.");
        }

        return new CaseResult(id, new JsonObject { ["id"] = id, ["schedule"] = Shown(schedule) }, differences);
    }

    /// <summary>A loan that has not paid out yet is shown as if it did, as applied for, on the day of the application.</summary>
    private static Disbursement[] DisbursementsOf(JsonObject one, JsonObject terms) => one["disbursement"] switch
    {
        JsonArray several => [.. several.Select(part => DisbursementOf(part!))],
        JsonObject single => [DisbursementOf(single)],
        _ => [new Disbursement(
            CaseFile.DateOf(terms["expected_disbursement"] ?? terms["submitted_on"]), CaseFile.NumberOf(terms["principal"]))],
    };

    private static Disbursement DisbursementOf(JsonNode node) => new(CaseFile.DateOf(node["date"]), CaseFile.NumberOf(node["amount"]));

    private static void Compare(JsonObject[] expected, RepaymentSchedule schedule, List<string> differences)
    {
        JsonObject[] rows = [.. expected.Where(row => row["nr"] is not null)];
        if (rows.Length != schedule.Instalments.Count)
        {
            differences.Add($"{rows.Length} instalments expected, {schedule.Instalments.Count} found");
        }

        foreach (var (row, actual) in rows.Zip(schedule.Instalments))
        {
            if (CaseFile.DateOf(row["due_date"]) != actual.DueDate)
            {
                differences.Add($"[{actual.Number}].due_date: {row["due_date"]} expected, {CaseFile.Text(actual.DueDate)} found");
            }

            if (row["days"] is { } days && CaseFile.NumberOf(days) != actual.Days)
            {
                differences.Add($"[{actual.Number}].days: {days} expected, {actual.Days} found");
            }

            differences.AddRange(Amounts
                .Where(amount => row[amount.Key] is { } wanted && CaseFile.NumberOf(wanted) != amount.Value(actual))
                .Select(amount =>
                    $"[{actual.Number}].{amount.Key}: {row[amount.Key]} expected, {CaseFile.Text(amount.Value(actual))} found"));
        }
    }

    private static void CompareTotals(JsonObject? totals, RepaymentSchedule schedule, List<string> differences)
    {
        foreach (var (name, actual) in new[]
        {
            ("principal_due", schedule.Principal), ("interest", schedule.Interest), ("fees", 0), ("penalties", 0), ("due", schedule.Due),
        })
        {
            if (totals?[name] is { } wanted && CaseFile.NumberOf(wanted) != actual)
            {
                differences.Add($"totals.{name}: {wanted} expected, {CaseFile.Text(actual)} found");
            }
        }
    }

    private static JsonArray Shown(RepaymentSchedule schedule) =>
        [.. schedule.Instalments.Select(row => new JsonObject
        {
            ["nr"] = row.Number,
            ["days"] = row.Days,
            ["due_date"] = CaseFile.Text(row.DueDate),
            ["balance_after"] = CaseFile.Text(row.BalanceAfter),
            ["principal"] = CaseFile.Text(row.Principal),
            ["interest"] = CaseFile.Text(row.Interest),
            ["due"] = CaseFile.Text(row.Due),
        })];
}
