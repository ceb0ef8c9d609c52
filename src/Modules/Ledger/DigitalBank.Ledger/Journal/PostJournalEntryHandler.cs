using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Journal;

internal sealed class PostJournalEntryHandler(PostingEngine engine) : ICommandHandler<PostJournalEntry, JournalEntryReceipt>
{
    public async Task<Result<JournalEntryReceipt>> Handle(PostJournalEntry command, CancellationToken cancellationToken) =>
        EntryShape.Check(command) is { } malformed
            ? malformed
            : await engine.PostAsync(Requests.For(command, companion: null), cancellationToken);
}

/// <summary>Commands as the engine takes them.</summary>
internal static class Requests
{
    /// <param name="recordedBy">The member of staff who books by hand, which only some accounts allow; null for the bank's processes.</param>
    public static PostingRequest For(PostJournalEntry command, string? recordedBy) => new()
    {
        IdempotencyKey = command.IdempotencyKey,
        RequestHash = CanonicalEncoding.HashOf(command, isManual: recordedBy is not null),
        Source = command.Source,
        SourceReference = command.SourceReference,
        EventCode = command.EventCode,
        BookingDate = command.BookingDate,
        Postings = command.Postings,
        IsManual = recordedBy is not null,
        RecordedBy = recordedBy,
    };

    /// <param name="companion">Whose rows are committed with the entry; null for none.</param>
    public static PostingRequest For(PostJournalEntry command, IEntryCompanion? companion) => new()
    {
        IdempotencyKey = command.IdempotencyKey,
        RequestHash = CanonicalEncoding.HashOf(command, isManual: false),
        Source = command.Source,
        SourceReference = command.SourceReference,
        EventCode = command.EventCode,
        BookingDate = command.BookingDate,
        Postings = command.Postings,
        Companion = companion,
    };

    /// <summary>The entry as a step of a chain.</summary>
    public static PostingRequest ForStep(PostJournalEntry command)
    {
        var hash = CanonicalEncoding.HashOf(command, isManual: false);
        return new PostingRequest
        {
            IdempotencyKey = command.IdempotencyKey,
            RequestHash = hash,
            Source = command.Source,
            SourceReference = command.SourceReference,
            EventCode = command.EventCode,
            BookingDate = command.BookingDate,
            Postings = command.Postings,
            Order = new StepOrder { RequestHash = hash },
        };
    }

    public static PostingRequest For(PostUpTo command)
    {
        var order = new BoundedOrder { Command = command, RequestHash = CanonicalEncoding.HashOf(command) };
        return new PostingRequest
        {
            IdempotencyKey = command.IdempotencyKey,
            RequestHash = order.RequestHash,
            Source = command.Source,
            SourceReference = command.SourceReference,
            EventCode = command.EventCode,
            BookingDate = command.BookingDate,
            Postings = order.PostingsOf(command.Maximum.MinorUnits),
            Order = order,
        };
    }
}
