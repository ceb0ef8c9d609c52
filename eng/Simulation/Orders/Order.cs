using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Simulation.Orders;

/// <summary>One thing that a caller asks the ledger to book.</summary>
/// <param name="Number">Its place among all operations of the run, from 1.</param>
internal abstract record Order(int Number)
{
    public abstract Guid Key { get; }

    /// <summary>All the keys that it uses up.</summary>
    public virtual IEnumerable<Guid> Keys => [Key];

    /// <summary>Whether the other asks for the same under its key, so that it must get the first answer again.</summary>
    public abstract bool IsSameAs(Order other);
}

/// <param name="RecordedBy">The member of staff who books it by hand, or null.</param>
internal sealed record EntryOrder(int Number, PostJournalEntry Entry, string? RecordedBy) : Order(Number)
{
    public override Guid Key => Entry.IdempotencyKey;

    public override bool IsSameAs(Order other) =>
        other is EntryOrder { Entry: var entry } order
        && (RecordedBy is null) == (order.RecordedBy is null)
        && (entry with { Postings = Entry.Postings }) == Entry
        && entry.Postings.SequenceEqual(Entry.Postings);

    public override string ToString() =>
        $"{(RecordedBy is null ? "entry" : "manual entry")} {Key} {Entry.EventCode} on {Entry.BookingDate:O}: {string.Join(", ", LinesInWords())}";

    private IEnumerable<string> LinesInWords() => Entry.Postings is null
        ? ["no lines"]
        : Entry.Postings.Take(12).Select(line => line is null || line.Amount.Currency is null
            ? "a line without a currency"
            : $"{line.Side} {line.LedgerAccountId} {line.Amount} value {line.ValueDate:O}");
}

internal sealed record ReversalOrder(int Number, ReverseJournalEntry Command) : Order(Number)
{
    public override Guid Key => Command.IdempotencyKey;

    public override bool IsSameAs(Order other) => other is ReversalOrder { Command: var command } && command == Command;

    public override string ToString() => $"reversal {Key} of entry {Command.EntryId} on {Command.BookingDate:O}";
}
