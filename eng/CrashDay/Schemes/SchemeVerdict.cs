using System.Globalization;
using System.Text.Json;

namespace DigitalBank.CrashDay.Schemes;

/// <summary>What both sides and the reconciliation say after the day.</summary>
/// <param name="Different">Payments that did not end as the other bank says, or have no final state.</param>
/// <param name="Doubled">Payments that reached the other bank twice.</param>
/// <param name="Ledger">Balance of the nostro account.</param>
/// <param name="Scheme">What truly moved, by the other bank's books.</param>
/// <param name="Found">Breaks that the reconciliation found and that were injected.</param>
/// <param name="Reported">All breaks that it found.</param>
/// <param name="Injected">All that were injected.</param>
public sealed record SchemeVerdict(
    int Payments, int Different, int Doubled, string Ledger, string Scheme, string Unexplained, int Found, int Reported, int Injected, bool LedgerVerifies, IReadOnlyList<string> Outcomes)
{
    public double Precision => Reported == 0 ? 1 : (double)Found / Reported;

    public double Recall => Injected == 0 ? 1 : (double)Found / Injected;

    public bool IsGood => Different == 0 && Doubled == 0 && Ledger == Scheme && decimal.Parse(Unexplained, CultureInfo.InvariantCulture) == 0
        && Found == Reported && Found == Injected && LedgerVerifies;

    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine($"{Payments} payments: {string.Join(", ", Outcomes)}; {Different} ended otherwise than the other bank says, {Doubled} reached it twice");
        output.WriteLine($"nostro {Ledger} EUR, scheme {Scheme} EUR, unexplained {Unexplained} EUR, ledger verify {(LedgerVerifies ? "holds" : "FAILS")}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"breaks injected {Injected}, reported {Reported}, of them injected {Found}: precision {Precision:F4}, recall {Recall:F4}"));
    }

    internal static SchemeVerdict Of(JsonElement state, IReadOnlyDictionary<string, string> orders, JsonElement statement, bool ledgerVerifies)
    {
        var outcomes = state.GetProperty("outcomes").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!, StringComparer.Ordinal);
        var injected = state.GetProperty("injected").EnumerateArray()
            .Select(one => (one.GetProperty("isInStatement").GetBoolean(), Amount(one.GetProperty("amount")), one.GetProperty("uetr").GetString()))
            .ToList();
        var reported = statement.GetProperty("breaks").EnumerateArray()
            .Select(one => (one.GetProperty("side").GetString() == "statement", Amount(one.GetProperty("amount")), one.GetProperty("uetr").GetString()))
            .ToList();
        var left = injected.ToList();
        return new SchemeVerdict(
            orders.Count,
            orders.Count(order => !string.Equals(outcomes.GetValueOrDefault(order.Key), order.Value, StringComparison.OrdinalIgnoreCase)) + outcomes.Keys.Count(uetr => !orders.ContainsKey(uetr)),
            state.GetProperty("doubled").GetInt32(),
            Amount(statement.GetProperty("ledgerBalance")),
            Amount(state.GetProperty("trueBalance")),
            Amount(statement.GetProperty("unexplained")),
            reported.Count(left.Remove),
            reported.Count,
            injected.Count,
            ledgerVerifies,
            [.. orders.Values.GroupBy(status => status).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}")]);
    }

    private static string Amount(JsonElement money) => money.GetProperty("amount").GetString()!;
}
