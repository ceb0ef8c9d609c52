using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Holds;

/// <summary>What can be said of a request about a hold without looking at the book, in the order of entries.</summary>
internal static class HoldShape
{
    public static Failure? Check(PlaceHold command)
    {
        if (command.HoldId == Guid.Empty)
        {
            return LedgerErrors.IdempotencyKeyMissing;
        }

        if (!EntryShape.AreTexts(command.Source, command.SourceReference, command.EventCode))
        {
            return LedgerErrors.TextInvalid;
        }

        return command.Amount.Currency is null ? LedgerErrors.UnknownCurrency
            : !command.Amount.IsPositive ? LedgerErrors.AmountNotPositive
            : null;
    }

    public static Failure? Check(CaptureHold command) => EntryShape.Check(EntryOf(command));

    public static Failure? Check(ReleaseHold command) =>
        command.IdempotencyKey == Guid.Empty ? LedgerErrors.IdempotencyKeyMissing : null;

    /// <summary>The entry that a capture books.</summary>
    public static PostJournalEntry EntryOf(CaptureHold command) => new(
        command.IdempotencyKey, command.Source, command.SourceReference, command.EventCode, command.BookingDate, command.Postings);
}
