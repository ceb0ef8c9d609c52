using System.Data.Common;
using System.Text;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Data;

/// <summary>Reads on any database that keeps what cannot be a value out of a column: statements by EF, rows through plain readers.</summary>
internal sealed class EfJournalScan(IServiceScopeFactory scopes) : IJournalScan
{
    public async Task<IJournalRows> OpenAsync(EntryRange range, CancellationToken cancellationToken)
    {
        var rows = new Rows(scopes.CreateAsyncScope(), scopes.CreateAsyncScope());
        try
        {
            await rows.BeginAsync(range, cancellationToken);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    private static IQueryable<object> EntriesOf(LedgerDbContext db, EntryRange range) => db.JournalEntries
        .Where(entry => entry.Id >= range.First && entry.Id <= range.Last)
        .OrderBy(entry => entry.Id)
        .Select(entry => new
        {
            entry.Id,
            entry.IdempotencyKey,
            entry.RequestHash,
            entry.ContentHash,
            entry.Source,
            entry.SourceReference,
            entry.EventCode,
            entry.BookingDate,
            entry.RecordedAt,
            entry.Reverses,
            entry.RecordedBy,
            Reason = entry.Reverses == null
                ? null
                : db.Reversals
                    .Where(reversal => reversal.OriginalId == entry.Reverses && reversal.ReversalId == entry.Id)
                    .Select(reversal => reversal.Reason)
                    .FirstOrDefault(),
        });

    private static IQueryable<object> LinesOf(LedgerDbContext db, EntryRange range)
    {
        var (first, end) = (LinePosition.FirstOf(range.First), LinePosition.FirstOf(range.Last + 1));
        return db.JournalLines
            .Where(line => line.Position >= first && line.Position < end)
            .OrderBy(line => line.Position)
            .Select(line => new
            {
                line.Position,
                line.AccountId,
                line.Side,
                line.Amount,
                line.BookingDate,
                line.ValueDate,
                line.BalanceAfter,
                line.Previous,
                line.Checksum,
            });
    }

    /// <summary>Two connections, because not every driver lets one have two readers.</summary>
    private sealed class Rows(AsyncServiceScope forEntries, AsyncServiceScope forLines) : IJournalRows
    {
        private readonly Cursor _entries = new(forEntries);
        private readonly Cursor _lines = new(forLines);

        public async Task BeginAsync(EntryRange range, CancellationToken cancellationToken)
        {
            await _entries.BeginAsync(db => EntriesOf(db, range), cancellationToken);
            await _lines.BeginAsync(db => LinesOf(db, range), cancellationToken);
        }

        public async Task FillAsync(JournalChunk chunk, CancellationToken cancellationToken)
        {
            for (; _entries.Key <= chunk.Range.Last; await _entries.NextAsync(cancellationToken))
            {
                chunk.Add(EntryOf(_entries.Row, chunk));
            }

            var end = LinePosition.FirstOf(chunk.Range.Last + 1);
            for (; _lines.Key < end; await _lines.NextAsync(cancellationToken))
            {
                chunk.Add(LineOf(_lines.Row));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _entries.DisposeAsync();
            await _lines.DisposeAsync();
        }

        private static EntryRow EntryOf(DbDataReader row, JournalChunk chunk) => new()
        {
            Id = row.GetInt64(0),
            IdempotencyKey = KeepKey(row, chunk),
            RequestHash = chunk.Keep(row.GetFieldValue<byte[]>(2)),
            ContentHash = chunk.Keep(row.GetFieldValue<byte[]>(3)),
            Source = KeepText(row, 4, chunk),
            SourceReference = KeepText(row, 5, chunk),
            EventCode = KeepText(row, 6, chunk),
            BookingDate = row.GetFieldValue<DateOnly>(7),
            RecordedAt = row.GetInt64(8),
            Reverses = row.IsDBNull(9) ? null : row.GetInt64(9),
            RecordedBy = KeepText(row, 10, chunk),
            Reason = KeepText(row, 11, chunk),
        };

        private static LineRow LineOf(DbDataReader row) => new()
        {
            Position = row.GetInt64(0),
            AccountId = row.GetInt64(1),
            Side = (Side)row.GetInt16(2),
            Amount = row.GetInt64(3),
            BookingDate = row.GetFieldValue<DateOnly>(4),
            ValueDate = row.GetFieldValue<DateOnly>(5),
            BalanceAfter = row.GetInt64(6),
            Previous = row.GetInt64(7),
            Checksum = row.GetInt64(8),
        };

        private static Piece KeepKey(DbDataReader row, JournalChunk chunk)
        {
            if (row.GetFieldType(1) == typeof(byte[]))
            {
                return chunk.Keep(row.GetFieldValue<byte[]>(1)); // SQLite: already in our order, which GetGuid would not read
            }

            Span<byte> key = stackalloc byte[16];
            row.GetGuid(1).TryWriteBytes(key, bigEndian: true, out _);
            return chunk.Keep(key);
        }

        private static Piece KeepText(DbDataReader row, int column, JournalChunk chunk)
        {
            if (row.IsDBNull(column))
            {
                return Piece.Null;
            }

            var text = row.GetString(column);
            var room = chunk.Room(Encoding.UTF8.GetMaxByteCount(text.Length));
            return chunk.Keep(Encoding.UTF8.GetBytes(text, room));
        }
    }

    private sealed class Cursor(AsyncServiceScope scope) : IAsyncDisposable
    {
        private DbCommand? _command;
        private DbDataReader? _reader;

        public DbDataReader Row => _reader!;

        /// <summary>The first column of the row; after the last row a number that is above all others.</summary>
        public long Key { get; private set; } = long.MaxValue;

        public async Task BeginAsync(Func<LedgerDbContext, IQueryable<object>> query, CancellationToken cancellationToken)
        {
            var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
            await db.Database.OpenConnectionAsync(cancellationToken);
            _command = query(db).CreateDbCommand();
            _reader = await _command.ExecuteReaderAsync(cancellationToken);
            await NextAsync(cancellationToken);
        }

        public async ValueTask NextAsync(CancellationToken cancellationToken) =>
            Key = await Row.ReadAsync(cancellationToken) ? Row.GetInt64(0) : long.MaxValue;

        public async ValueTask DisposeAsync()
        {
            if (_reader is not null)
            {
                await _reader.DisposeAsync();
            }

            if (_command is not null)
            {
                await _command.DisposeAsync();
            }

            await scope.DisposeAsync();
        }
    }
}
