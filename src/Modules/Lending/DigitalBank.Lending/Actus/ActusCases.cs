using System.Text.Json.Nodes;
using DigitalBank.Lending.Cases;

namespace DigitalBank.Lending.Actus;

/// <summary><c>lending actus FILE</c>: contracts of the ACTUS test cases in, their events out.</summary>
internal static class ActusCases
{
    private const decimal Tolerance = 0.000001m;

    private static readonly (string Name, Func<ContractEvent, decimal> Value)[] Amounts =
    [
        ("payoff", one => one.Payoff),
        ("notionalPrincipal", one => one.Principal),
        ("nominalInterestRate", one => one.Rate),
        ("accruedInterest", one => one.AccruedInterest),
    ];

    public static IEnumerable<CaseResult> Read(JsonObject file) =>
        file.Select(member => CaseFile.Guarded(member.Key, () => Reckon(member.Key, member.Value!.AsObject())));

    private static CaseResult Reckon(string id, JsonObject one)
    {
        var terms = new ContractTerms(one["terms"]!.AsObject());
        if (terms.Type is not ("PAM" or "LAM" or "NAM" or "ANN" or "LAX" or "CLM"))
        {
            return CaseResult.Refused(id, $"'{terms.Type}' is not a contract type that is known here.");
        }

        var notice = (one["eventsObserved"] as JsonArray ?? [])
            .Where(observed => CaseFile.TextOf(observed!["type"]) == "XD")
            .Select(observed => (Moment?)Moment.Parse(CaseFile.TextOf(observed!["time"])!))
            .FirstOrDefault();
        var horizon = CaseFile.TextOf(one["to"]) is { Length: > 0 } to ? Moment.Parse(to) : (Moment?)null;
        var schedule = new ContractSchedule(terms, notice, horizon);
        ContractEvent[] events = [.. new Contract(terms, schedule, IndexOf(one["dataObserved"] as JsonObject)).Run()];

        // A contract under notice is looked at until it is settled.
        events = [.. events.Where(happened => horizon is null || happened.At <= horizon || notice is not null)];
        var differences = new List<string>();
        Compare(one["results"] as JsonArray ?? [], events, differences);
        return new CaseResult(id, new JsonObject { ["id"] = id, ["results"] = Shown(events, terms.Currency) }, differences);
    }

    private static Func<string, Moment, decimal?> IndexOf(JsonObject? observed)
    {
        var series = (observed ?? []).ToDictionary(
            one => one.Key,
            one => one.Value!["data"]!.AsArray()
                .Select(value => (At: Moment.Parse(CaseFile.TextOf(value!["timestamp"])!), Value: CaseFile.NumberOf(value["value"])))
                .OrderBy(value => value.At)
                .ToArray());
        return (name, at) => series.TryGetValue(name, out var values)
            ? values.Where(value => value.At <= at).Select(value => (decimal?)value.Value).LastOrDefault()
            : null;
    }

    private static void Compare(JsonArray expected, ContractEvent[] events, List<string> differences)
    {
        if (expected.Count != events.Length)
        {
            differences.Add($"{expected.Count} events expected, {events.Length} found");
        }

        foreach (var (wanted, at) in expected.Take(events.Length).Select((wanted, at) => (wanted!, at)))
        {
            var actual = events[at];
            if (Moment.Parse(CaseFile.TextOf(wanted["eventDate"])!) != actual.At || CaseFile.TextOf(wanted["eventType"]) != actual.Code)
            {
                differences.Add($"[{at}]: {wanted["eventDate"]} {wanted["eventType"]} expected, {actual.At} {actual.Code} found");
                return;
            }

            differences.AddRange(Amounts
                .Where(amount => wanted[amount.Name] is { } value && Math.Abs(CaseFile.NumberOf(value) - amount.Value(actual)) > Tolerance)
                .Select(amount => $"[{at}].{amount.Name}: {wanted[amount.Name]} expected, {CaseFile.Text(amount.Value(actual))} found"));
        }
    }

    private static JsonArray Shown(IEnumerable<ContractEvent> events, string? currency) =>
    [
        .. events.Select(one => new JsonObject
        {
            ["eventDate"] = one.At.ToString(),
            ["eventType"] = one.Code,
            ["payoff"] = one.Payoff,
            ["currency"] = currency,
            ["notionalPrincipal"] = one.Principal,
            ["nominalInterestRate"] = one.Rate,
            ["accruedInterest"] = one.AccruedInterest,
        }),
    ];
}
