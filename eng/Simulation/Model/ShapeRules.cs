using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>What is wrong with an order by itself, in the order of the table in docs/modules/ledger.md.</summary>
internal static class ShapeRules
{
    private static readonly (string Code, Func<PostJournalEntry, bool> IsBroken)[] OfEntries =
    [
        ("ledger.idempotency_key_missing", entry => entry.IdempotencyKey == Guid.Empty),
        ("ledger.text_invalid", entry => IsOdd(entry.Source, 20) || IsOdd(entry.SourceReference, 64) || IsOdd(entry.EventCode, 40)),
        ("ledger.too_few_lines", entry => entry.Postings is null || entry.Postings.Count < 2),
        ("ledger.too_many_lines", entry => entry.Postings.Count > 1_000),
        ("ledger.line_invalid", entry => entry.Postings.Any(line => line is null || !Enum.IsDefined(line.Side) || line.Amount.Currency is null)),
        ("ledger.amount_not_positive", entry => entry.Postings.Any(line => line.Amount.MinorUnits <= 0)),
        ("ledger.date_out_of_range", entry => IsOdd(entry.BookingDate) || entry.Postings.Any(line => IsOdd(line.ValueDate))),
        ("ledger.unbalanced", entry => entry.Postings.GroupBy(line => line.Amount.Currency.Code).Any(lines => SumOf(lines) != 0)),
    ];

    private static readonly (string Code, Func<ReverseJournalEntry, bool> IsBroken)[] OfReversals =
    [
        ("ledger.idempotency_key_missing", reversal => reversal.IdempotencyKey == Guid.Empty),
        ("ledger.reason_invalid", reversal => IsOdd(reversal.Reason, 140)),
        ("ledger.date_out_of_range", reversal => IsOdd(reversal.BookingDate)),
    ];

    /// <returns>The code of the first rule that is broken, or null.</returns>
    public static string? FirstBroken(Order order) => order switch
    {
        EntryOrder { Entry: var entry } => Array.Find(OfEntries, rule => rule.IsBroken(entry)).Code,
        ReversalOrder { Command: var reversal } => Array.Find(OfReversals, rule => rule.IsBroken(reversal)).Code,
        _ => throw new NotSupportedException(),
    };

    public static bool IsOdd(string? text, int longest) =>
        string.IsNullOrEmpty(text) || text.Length > longest || text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));

    public static bool IsOdd(DateOnly date) => date.Year is < 1900 or > 2199;

    private static Int128 SumOf(IEnumerable<Posting> lines) =>
        lines.Aggregate((Int128)0, (sum, line) => line.Side == Side.Debit ? sum + line.Amount.MinorUnits : sum - line.Amount.MinorUnits);
}
