using System.Runtime.CompilerServices;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Export;

/// <summary>
/// Reads the journal in the order of commit, a stretch at a time, so that memory stays small however long it is. Up to a given last entry
/// that is a snapshot without a transaction that lasts: entries are numbered in commit order without a gap and never change.
/// </summary>
internal sealed class JournalReader(LedgerDbContext db)
{
    private const long EntriesPerStretch = 1_000;
    private const int AccountsRemembered = 50_000;
    private const int IdsPerQuery = 500;

    private readonly Dictionary<long, LedgerAccount> _accounts = [];

    /// <summary>The entry that was committed last; 0 in an empty journal.</summary>
    public Task<long> LastEntryAsync(CancellationToken cancellationToken) =>
        db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.LastId).SingleAsync(cancellationToken);

    /// <summary>All entries of the range, one stretch after another; a stretch without a match is empty.</summary>
    public async IAsyncEnumerable<IReadOnlyList<BookedEntryLines>> ReadAsync(
        JournalRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var position = range.After; position < range.Last; position += EntriesPerStretch)
        {
            var last = Math.Min(range.Last, position + EntriesPerStretch);
            yield return await ReadStretchAsync(range with { After = position, Last = last }, range.Last, cancellationToken);
        }
    }

    /// <param name="known">Corrections after this entry are not known yet.</param>
    private async Task<IReadOnlyList<BookedEntryLines>> ReadStretchAsync(JournalRange range, long known, CancellationToken cancellationToken)
    {
        var entries = await EntriesOf(range).ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return [];
        }

        var lines = await LinesOf(range).ToListAsync(cancellationToken);
        await RememberAccountsAsync(lines, cancellationToken);
        var corrections = await db.Reversals.AsNoTracking()
            .Where(reversal => reversal.OriginalId > range.After && reversal.OriginalId <= range.Last && reversal.ReversalId <= known)
            .ToDictionaryAsync(reversal => reversal.OriginalId, reversal => reversal.ReversalId, cancellationToken);
        return Join(entries, lines, corrections);
    }

    private IQueryable<JournalEntry> EntriesOf(JournalRange range)
    {
        var entries = db.JournalEntries.AsNoTracking().Where(entry => entry.Id > range.After && entry.Id <= range.Last);
        entries = range.From is { } from ? entries.Where(entry => entry.BookingDate >= from) : entries;
        entries = range.To is { } to ? entries.Where(entry => entry.BookingDate <= to) : entries;
        return entries.OrderBy(entry => entry.Id);
    }

    private IQueryable<JournalLine> LinesOf(JournalRange range)
    {
        var (first, end) = (LinePosition.FirstOf(range.After + 1), LinePosition.FirstOf(range.Last + 1));
        var lines = db.JournalLines.AsNoTracking().Where(line => line.Position >= first && line.Position < end);
        lines = range.From is { } from ? lines.Where(line => line.BookingDate >= from) : lines;
        lines = range.To is { } to ? lines.Where(line => line.BookingDate <= to) : lines;
        return lines.OrderBy(line => line.Position);
    }

    private List<BookedEntryLines> Join(List<JournalEntry> entries, List<JournalLine> lines, Dictionary<long, long> corrections)
    {
        var joined = new List<BookedEntryLines>(entries.Count);
        var next = 0;
        foreach (var entry in entries)
        {
            var own = new List<BookedLine>(2);
            for (; next < lines.Count && LinePosition.EntryOf(lines[next].Position) == entry.Id; next++)
            {
                own.Add(new BookedLine(lines[next], _accounts[lines[next].AccountId]));
            }

            joined.Add(new BookedEntryLines(entry, own, corrections.TryGetValue(entry.Id, out var correction) ? correction : null));
        }

        return joined;
    }

    private async Task RememberAccountsAsync(List<JournalLine> lines, CancellationToken cancellationToken)
    {
        var needed = lines.Select(line => line.AccountId).Distinct().ToList();
        if (_accounts.Count + needed.Count > AccountsRemembered)
        {
            _accounts.Clear();
        }

        foreach (var some in needed.Where(id => !_accounts.ContainsKey(id)).Chunk(IdsPerQuery))
        {
            var accounts = db.Accounts.AsNoTracking().Where(account => some.Contains(account.Id));
            await foreach (var account in accounts.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                _accounts.Add(account.Id, account);
            }
        }
    }
}

/// <summary>Entries after one and up to another, optionally only those booked on some days.</summary>
/// <param name="From">First booking date that counts.</param>
/// <param name="To">Last booking date that counts.</param>
internal sealed record JournalRange(long After, long Last, DateOnly? From = null, DateOnly? To = null);

/// <param name="ReversedBy">The entry that corrects this one, as far as the reader looked.</param>
internal sealed record BookedEntryLines(JournalEntry Entry, IReadOnlyList<BookedLine> Lines, long? ReversedBy);

internal readonly record struct BookedLine(JournalLine Line, LedgerAccount Account);
