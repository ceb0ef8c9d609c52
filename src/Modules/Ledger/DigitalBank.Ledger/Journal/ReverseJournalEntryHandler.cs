using System.Globalization;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Journal;

internal sealed class ReverseJournalEntryHandler(PostingEngine engine, IActor actor)
    : ICommandHandler<ReverseJournalEntry, JournalEntryReceipt>
{
    private const int LongestReason = 140;

    public async Task<Result<JournalEntryReceipt>> Handle(ReverseJournalEntry command, CancellationToken cancellationToken)
    {
        if (command.IdempotencyKey == Guid.Empty)
        {
            return LedgerErrors.IdempotencyKeyMissing;
        }

        if (!EntryShape.IsText(command.Reason, LongestReason))
        {
            return LedgerErrors.ReasonInvalid;
        }

        return EntryShape.IsDate(command.BookingDate)
            ? await engine.PostAsync(RequestFor(command), cancellationToken)
            : LedgerErrors.DateOutOfRange;
    }

    private PostingRequest RequestFor(ReverseJournalEntry command) => new()
    {
        IdempotencyKey = command.IdempotencyKey,
        RequestHash = CanonicalEncoding.HashOf(command.EntryId, command.BookingDate, command.Reason),
        Source = "ledger",
        SourceReference = command.EntryId.ToString(CultureInfo.InvariantCulture),
        EventCode = "reversal",
        BookingDate = command.BookingDate,
        Postings = [],
        RecordedBy = actor.Kind == ActorKind.Staff ? actor.Subject : null,
        Correction = new Correction(command.EntryId, command.Reason),
    };
}
