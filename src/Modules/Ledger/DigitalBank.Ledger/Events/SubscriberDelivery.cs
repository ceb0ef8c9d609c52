using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Events;

/// <summary>
/// Brings a subscriber the next entries and then moves its cursor. A crash in between brings them again; none is ever passed over, because
/// entries become visible in the order of their numbers.
/// </summary>
internal sealed partial class SubscriberDelivery(
    IServiceScopeFactory scopes, RecentEntries recent, TimeProvider clock, EventMetrics metrics, ILogger<SubscriberDelivery> logger)
{
    public const long EntriesAtOnce = 2_000;

    private const int LongestPauseSeconds = 300;

    private readonly BookedEntryReader _journal = new();

    /// <returns>How many entries were handled; 0 when there is none, or the subscriber is being left alone after a failure.</returns>
    public async Task<long> DeliverNextAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        var cursor = await FindAsync(db, name, cancellationToken);
        var committed = await db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.LastId).SingleAsync(cancellationToken);
        if (cursor.NotBefore > clock.GetUtcNow() || cursor.LastEntryId >= committed)
        {
            return 0;
        }

        var last = Math.Min(committed, cursor.LastEntryId + EntriesAtOnce);
        IReadOnlyList<BookedEntry> entries = recent.BeginningOf(cursor.LastEntryId, last);
        if (entries.Count == 0)
        {
            entries = await _journal.ReadAsync(db, cursor.LastEntryId, last, cancellationToken);
        }

        var handled = entries[^1].EntryId;
        try
        {
            var subscriber = scope.ServiceProvider.GetServices<IJournalSubscriber>().Single(one => one.Name == name);
            await subscriber.HandleAsync(entries, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            metrics.Failed(name, committed - cursor.LastEntryId);
            await RememberFailureAsync(db, cursor, exception, cancellationToken);
            return 0;
        }

        await MoveAsync(db, cursor, handled, cancellationToken);
        metrics.Delivered(name, entries.Count, committed - handled);
        return entries.Count;
    }

    private static async Task<SubscriberCursor> FindAsync(LedgerDbContext db, string name, CancellationToken cancellationToken)
    {
        var cursor = await db.SubscriberCursors.AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, cancellationToken);
        if (cursor is not null)
        {
            return cursor;
        }

        cursor = new SubscriberCursor { Name = name };
        db.SubscriberCursors.Add(cursor);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return cursor;
    }

    // Only from where it was read: somebody may have asked for a replay meanwhile, and that stands. Moving is no matter for the audit trail.
    private static Task<int> MoveAsync(LedgerDbContext db, SubscriberCursor cursor, long handled, CancellationToken cancellationToken) =>
        db.SubscriberCursors
            .Where(c => c.Name == cursor.Name && c.LastEntryId == cursor.LastEntryId)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.LastEntryId, handled)
                    .SetProperty(c => c.Failures, 0)
                    .SetProperty(c => c.LastError, (string?)null)
                    .SetProperty(c => c.NotBefore, (DateTimeOffset?)null),
                cancellationToken);

    private async Task RememberFailureAsync(
        LedgerDbContext db, SubscriberCursor cursor, Exception exception, CancellationToken cancellationToken)
    {
        var failures = cursor.Failures + 1;
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures - 1, 16)), LongestPauseSeconds));
        var error = exception.GetType().Name;
        DateTimeOffset? again = clock.GetUtcNow() + pause;
        LogFailed(cursor.Name, cursor.LastEntryId + 1, failures, error);
        await db.SubscriberCursors
            .Where(c => c.Name == cursor.Name && c.LastEntryId == cursor.LastEntryId)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(c => c.Failures, failures)
                    .SetProperty(c => c.LastError, error)
                    .SetProperty(c => c.NotBefore, again),
                cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Subscriber {Subscriber} failed at entry {EntryId}, {Failures} times in a row: {ErrorType}")]
    private partial void LogFailed(string subscriber, long entryId, int failures, string errorType);
}
