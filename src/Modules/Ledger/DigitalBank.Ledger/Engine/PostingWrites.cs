using System.Data.Common;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Engine;

/// <summary>What one batch writes: entries in commit order, their lines, and what they add to the accounts' totals.</summary>
internal sealed class PostingWrites
{
    /// <summary>The head that the batch was planned upon.</summary>
    public Head Before { get; set; }

    /// <summary>The head that it leaves.</summary>
    public Head After { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public List<PostingRequest> Entries { get; } = [];

    public int LineCount { get; set; }

    /// <summary>By account id, ascending.</summary>
    public List<BalanceChange> Balances { get; } = [];

    /// <summary>In the order of their places.</summary>
    public List<PlannedMark> Marks { get; } = [];

    /// <summary>What the store has prepared of it, for the store alone.</summary>
    public IDisposable? Encoded { get; set; }

    public SpecialWrites Specials { get; } = new();

    /// <summary>Whether others have rows to be committed with entries of this batch.</summary>
    public bool HasCompanions => Entries.Exists(entry => entry.Companion is not null);

    public bool IsEmpty => Entries.Count == 0 && Specials.IsEmpty;
}

/// <summary>Has the rows written that others want to be committed with their entries.</summary>
internal static class Companions
{
    public static void Write(DbConnection connection, DbTransaction? transaction, PostingWrites writes)
    {
        var withRows = writes.Entries.Where(entry => entry.Companion is not null);
        foreach (var entries in withRows.GroupBy(entry => entry.Companion!, ReferenceEqualityComparer.Instance))
        {
            JournalEntryReceipt[] booked = [.. entries.Select(entry => new JournalEntryReceipt(entry.EntryId, entry.IdempotencyKey, writes.RecordedAt))];
            try
            {
                ((IEntryCompanion)entries.Key!).Write(connection, transaction, booked);
            }
            catch (Exception broken) when (broken is not (DbException or EntryCompanionException))
            {
                // A mistake in somebody else's code: it costs the entries that it belongs to, not all that are posted with them.
                throw new EntryCompanionException("The rows of a companion cannot be made.", broken);
            }
        }
    }
}

/// <param name="Debits">What is added.</param>
/// <param name="Credits">What is added.</param>
/// <param name="Lines">How many lines the account has then.</param>
/// <param name="LastPosition">Where the last of them stands.</param>
internal readonly record struct BalanceChange(long AccountId, long Debits, long Credits, long Lines, long LastPosition);

/// <summary>Every so many lines the place of one is noted, see <see cref="Data.HistoryMark"/>.</summary>
internal readonly record struct PlannedMark(long AccountId, long Position);
