using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>What is wrong with an order by itself, in the order of the tables in docs/modules.</summary>
internal static class ShapeRules
{
    private static readonly (string Code, Func<PostJournalEntry, bool> IsBroken)[] OfEntries =
    [
        ("ledger.idempotency_key_missing", entry => entry.IdempotencyKey == Guid.Empty),
        ("ledger.text_invalid", entry => AreOdd(entry.Source, entry.SourceReference, entry.EventCode)),
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

    private static readonly (string Code, Func<PlaceHold, bool> IsBroken)[] OfHolds =
    [
        ("ledger.idempotency_key_missing", hold => hold.HoldId == Guid.Empty),
        ("ledger.text_invalid", hold => AreOdd(hold.Source, hold.SourceReference, hold.EventCode)),
        ("ledger.unknown_currency", hold => hold.Amount.Currency is null),
        ("ledger.amount_not_positive", hold => hold.Amount.MinorUnits <= 0),
    ];

    /// <returns>The code of the first rule that is broken and, in a chain, the step; or null.</returns>
    public static (string Code, string? Field)? FirstBroken(Order order) =>
        order is Chain chain ? OfChain(chain) : OfOne(order) is { } code ? (code, null) : null;

    public static bool IsOdd(string? text, int longest) =>
        string.IsNullOrEmpty(text) || text.Length > longest || text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));

    public static bool IsOdd(DateOnly date) => date.Year is < 1900 or > 2199;

    private static bool AreOdd(string source, string sourceReference, string eventCode) =>
        IsOdd(source, 20) || IsOdd(sourceReference, 64) || IsOdd(eventCode, 40);

    private static string? OfOne(Order order) => order switch
    {
        EntryOrder { Entry: var entry } => OfEntry(entry),
        ReversalOrder { Command: var reversal } => Array.Find(OfReversals, rule => rule.IsBroken(reversal)).Code,
        PlaceOrder { Command: var hold } => Array.Find(OfHolds, rule => rule.IsBroken(hold)).Code,
        CaptureOrder { Command: var capture } => OfEntry(new PostJournalEntry(
            capture.IdempotencyKey, capture.Source, capture.SourceReference, capture.EventCode, capture.BookingDate, capture.Postings)),
        ReleaseOrder { Command: var release } => release.IdempotencyKey == Guid.Empty ? "ledger.idempotency_key_missing" : null,
        UpToOrder { Command: var command } => Enum.IsDefined(command.BoundedBy) ? OfEntry(EntryOf(command)) : "ledger.line_invalid",
        ExpiryOrder => null,
        _ => throw new NotSupportedException(),
    };

    private static string? OfEntry(PostJournalEntry entry) => Array.Find(OfEntries, rule => rule.IsBroken(entry)).Code;

    private static PostJournalEntry EntryOf(PostUpTo command) => new(
        command.IdempotencyKey, command.Source, command.SourceReference, command.EventCode, command.BookingDate, LinesOf(command, command.Maximum));

    public static IReadOnlyList<Posting> LinesOf(PostUpTo command, Money amount) =>
    [
        new(command.DebitedAccountId, Side.Debit, amount, command.ValueDate),
        new(command.CreditedAccountId, Side.Credit, amount, command.ValueDate),
    ];

    private static (string Code, string? Field)? OfChain(Chain chain)
    {
        if (chain.Steps.Count is 0 or > 100)
        {
            return ("ledger.chain_length", null);
        }

        var keys = new HashSet<Guid>();
        for (var i = 0; i < chain.Steps.Count; i++)
        {
            if ((OfOne(chain.Steps[i]) ?? (keys.Add(chain.Steps[i].Key) ? null : "ledger.idempotency_key_reused")) is { } code)
            {
                return (code, $"steps[{i}]");
            }
        }

        return null;
    }

    private static Int128 SumOf(IEnumerable<Posting> lines) =>
        lines.Aggregate((Int128)0, (sum, line) => line.Side == Side.Debit ? sum + line.Amount.MinorUnits : sum - line.Amount.MinorUnits);
}
