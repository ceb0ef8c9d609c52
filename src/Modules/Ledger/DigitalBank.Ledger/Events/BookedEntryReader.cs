using System.Collections.Concurrent;
using System.Data.Common;
using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Events;

/// <summary>
/// Reads stretches of the journal for subscribers. Every entry of the bank passes here once more, so it reads through plain readers, and
/// remembers the currencies of accounts, which never change, from one stretch to the next.
/// </summary>
internal sealed class BookedEntryReader
{
    private const int AccountsRemembered = 500_000;
    private const int IdsPerQuery = 2_000;

    private readonly ConcurrentDictionary<long, Currency> _currencies = [];

    /// <summary>The entries after one and up to another, in the order of commit.</summary>
    public async Task<IReadOnlyList<BookedEntry>> ReadAsync(LedgerDbContext db, long after, long last, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var lines = await ReadLinesAsync(db, after, last, cancellationToken);
        await RememberCurrenciesAsync(db, lines, cancellationToken);
        return await ReadEntriesAsync(db, after, last, lines, cancellationToken);
    }

    private static async Task<List<Line>> ReadLinesAsync(LedgerDbContext db, long after, long last, CancellationToken cancellationToken)
    {
        var (first, end) = (LinePosition.FirstOf(after + 1), LinePosition.FirstOf(last + 1));
        var query = db.JournalLines
            .Where(line => line.Position >= first && line.Position < end)
            .OrderBy(line => line.Position)
            .Select(line => new { line.Position, line.AccountId, line.Side, line.Amount, line.ValueDate });
        await using var command = query.CreateDbCommand();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<Line>((int)(last - after) * 2);
        while (await row.ReadAsync(cancellationToken))
        {
            lines.Add(new Line(row.GetInt64(0), row.GetInt64(1), (Side)row.GetInt16(2), row.GetInt64(3), row.GetFieldValue<DateOnly>(4)));
        }

        return lines;
    }

    private async Task<IReadOnlyList<BookedEntry>> ReadEntriesAsync(
        LedgerDbContext db, long after, long last, List<Line> lines, CancellationToken cancellationToken)
    {
        var query = db.JournalEntries
            .Where(entry => entry.Id > after && entry.Id <= last)
            .OrderBy(entry => entry.Id)
            .Select(entry => new
            {
                entry.Id,
                entry.Source,
                entry.SourceReference,
                entry.EventCode,
                entry.BookingDate,
                entry.RecordedAt,
                entry.Reverses,
            });
        await using var command = query.CreateDbCommand();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<BookedEntry>((int)(last - after));
        var next = 0;
        while (await row.ReadAsync(cancellationToken))
        {
            var id = row.GetInt64(0);
            var from = next;
            while (next < lines.Count && LinePosition.EntryOf(lines[next].Position) == id)
            {
                next++;
            }

            entries.Add(Event(row, id, Postings(lines, from, next)));
        }

        return entries;
    }

    private static BookedEntry Event(DbDataReader row, long id, Posting[] postings) => new(
        id,
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetFieldValue<DateOnly>(4),
        new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
        row.IsDBNull(6) ? null : row.GetInt64(6),
        postings);

    private Posting[] Postings(List<Line> lines, int from, int to)
    {
        var postings = new Posting[to - from];
        for (var i = from; i < to; i++)
        {
            var line = lines[i];
            postings[i - from] = new Posting(line.AccountId, line.Side, Money.OfMinor(line.Amount, _currencies[line.AccountId]), line.ValueDate);
        }

        return postings;
    }

    private async Task RememberCurrenciesAsync(LedgerDbContext db, List<Line> lines, CancellationToken cancellationToken)
    {
        if (_currencies.Count > AccountsRemembered)
        {
            _currencies.Clear();
        }

        var missing = lines.Select(line => line.AccountId).Where(id => !_currencies.ContainsKey(id)).Distinct().ToList();
        foreach (var some in missing.Chunk(IdsPerQuery))
        {
            var accounts = db.Accounts.Where(account => some.Contains(account.Id)).Select(account => new { account.Id, account.CurrencyCode });
            await foreach (var account in accounts.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                _currencies[account.Id] = Currency.Of(account.CurrencyCode);
            }
        }
    }

    private readonly record struct Line(long Position, long AccountId, Side Side, long Amount, DateOnly ValueDate);
}
