using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Engine;

/// <summary>What makes a request more than an entry whose lines the caller has written down.</summary>
internal abstract class SpecialOrder
{
    /// <summary>SHA-256 of all that the client asked for. In a chain it covers the whole chain.</summary>
    public required byte[] RequestHash { get; set; }
}

/// <summary>An entry that is a step of a chain, and nothing else.</summary>
internal sealed class StepOrder : SpecialOrder;

/// <summary>Requests that stand or fall together. The chain answers under the key of its first step.</summary>
internal sealed class ChainOrder : SpecialOrder
{
    public required IReadOnlyList<PostingRequest> Steps { get; init; }

    /// <summary>The step at which the chain was refused last, counted from 0.</summary>
    public int RefusedStep { get; set; }
}

/// <summary>Two lines that move as much as there is.</summary>
internal sealed class BoundedOrder : SpecialOrder
{
    public required PostUpTo Command { get; init; }

    public IReadOnlyList<Posting> PostingsOf(long amount)
    {
        var money = Money.OfMinor(amount, Command.Maximum.Currency);
        return
        [
            new Posting(Command.DebitedAccountId, Side.Debit, money, Command.ValueDate),
            new Posting(Command.CreditedAccountId, Side.Credit, money, Command.ValueDate),
        ];
    }

    public PostJournalEntry EntryOf(long amount) => new(
        Command.IdempotencyKey, Command.Source, Command.SourceReference, Command.EventCode, Command.BookingDate, PostingsOf(amount));
}
