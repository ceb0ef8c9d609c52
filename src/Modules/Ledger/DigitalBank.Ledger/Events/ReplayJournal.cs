using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Export;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Events;

/// <summary>Tells a subscriber everything from an entry on once more; or, with a later entry, passes over what it cannot handle.</summary>
/// <param name="From">The first entry that it is told next.</param>
internal sealed record ReplayJournal(string Subscriber, long From) : ICommand<SubscriberView>;

/// <summary>The subscribers and how far each has read.</summary>
internal sealed record ListSubscribers : IQuery<IReadOnlyList<SubscriberView>>;

/// <param name="Position">The entry handled last.</param>
/// <param name="Lag">Committed entries that it has not handled.</param>
/// <param name="Failures">Failures in a row, the last of them of type <paramref name="LastError"/>.</param>
internal sealed record SubscriberView(string Name, long Position, long Lag, int Failures, string? LastError, DateTimeOffset? NotBefore)
{
    public static SubscriberView Of(SubscriberCursor cursor, long committed) => new(
        cursor.Name, cursor.LastEntryId, committed - cursor.LastEntryId, cursor.Failures, cursor.LastError, cursor.NotBefore);
}

internal sealed class ReplayJournalHandler(LedgerDbContext db, JournalReader journal, IEnumerable<IJournalSubscriber> subscribers, JournalSignal signal)
    : ICommandHandler<ReplayJournal, SubscriberView>
{
    public async Task<Result<SubscriberView>> Handle(ReplayJournal command, CancellationToken cancellationToken)
    {
        if (subscribers.All(subscriber => subscriber.Name != command.Subscriber))
        {
            return LedgerErrors.UnknownSubscriber;
        }

        var committed = await journal.LastEntryAsync(cancellationToken);
        if (command.From < 1 || command.From > committed + 1)
        {
            return LedgerErrors.ReplayPositionInvalid;
        }

        // Tracked, unlike the dispatcher's own moves, so that the audit trail tells who did it.
        var cursor = await db.SubscriberCursors.SingleOrDefaultAsync(c => c.Name == command.Subscriber, cancellationToken);
        if (cursor is null)
        {
            cursor = new SubscriberCursor { Name = command.Subscriber };
            db.SubscriberCursors.Add(cursor);
        }

        cursor.LastEntryId = command.From - 1;
        cursor.Failures = 0;
        cursor.LastError = null;
        cursor.NotBefore = null;
        await db.SaveChangesAsync(cancellationToken);
        signal.Set();
        return SubscriberView.Of(cursor, committed);
    }
}

internal sealed class ListSubscribersHandler(LedgerDbContext db, JournalReader journal, IEnumerable<IJournalSubscriber> subscribers)
    : IQueryHandler<ListSubscribers, IReadOnlyList<SubscriberView>>
{
    public async Task<Result<IReadOnlyList<SubscriberView>>> Handle(ListSubscribers query, CancellationToken cancellationToken)
    {
        var cursors = await db.SubscriberCursors.AsNoTracking().ToDictionaryAsync(cursor => cursor.Name, cancellationToken);
        var committed = await journal.LastEntryAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<SubscriberView>>(
        [
            .. subscribers
                .Select(subscriber => cursors.GetValueOrDefault(subscriber.Name) ?? new SubscriberCursor { Name = subscriber.Name })
                .OrderBy(cursor => cursor.Name, StringComparer.Ordinal)
                .Select(cursor => SubscriberView.Of(cursor, committed)),
        ]);
    }
}
