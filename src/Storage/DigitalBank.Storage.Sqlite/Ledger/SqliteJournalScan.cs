using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>
/// Reads the journal straight from the library. SQLite stores anything in any column, so the type of every value is looked at: a row with
/// a value of another type was not written by the bank.
/// </summary>
internal sealed class SqliteJournalScan(IStorageProvider storage) : IJournalScan
{
    /// <summary>Milliseconds.</summary>
    private const int BusyTimeout = 60_000;

    private readonly string _file = new SqliteConnectionStringBuilder(storage.ConnectionString).DataSource;

    public Task<IJournalRows> OpenAsync(EntryRange range, CancellationToken cancellationToken)
    {
        // Only the reader uses the connection, so the library need not lock it for each of the sixty values of an entry.
        var outcome = raw.sqlite3_open_v2(_file, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteFault.ThrowUnless(outcome, raw.SQLITE_OK, database);
            raw.sqlite3_busy_timeout(database, BusyTimeout);
            return Task.FromResult<IJournalRows>(new Rows(database, range));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private sealed class Rows : IJournalRows
    {
        private const string Entries =
            """
            SELECT e.id, e.idempotency_key, e.request_hash, e.content_hash, e.source, e.source_reference, e.event_code, e.booking_date, e.recorded_at,
                e.reverses, e.recorded_by, CASE WHEN e.reverses IS NOT NULL THEN
                    (SELECT r.reason FROM ledger_reversals r WHERE r.original_id = e.reverses AND r.reversal_id = e.id) END
            FROM ledger_journal_entries e WHERE e.id BETWEEN ? AND ? ORDER BY e.id
            """;

        private const string Lines =
            """
            SELECT position, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum
            FROM ledger_journal_lines WHERE position BETWEEN ? AND ? ORDER BY position
            """;

        private const int KeySize = 16;

        private readonly sqlite3 _database;
        private readonly SqliteStatement _entries;
        private readonly SqliteStatement _lines;
        private long _entry;
        private long _position;

        public Rows(sqlite3 database, EntryRange range)
        {
            _database = database;
            _entries = new SqliteStatement(database, Entries);
            _lines = new SqliteStatement(database, Lines);
            _entries.Bind(range.First);
            _entries.Bind(range.Last);
            _lines.Bind(LinePosition.FirstOf(range.First));
            _lines.Bind(LinePosition.FirstOf(range.Last + 1) - 1);
            _entry = Next(_entries);
            _position = Next(_lines);
        }

        public Task FillAsync(JournalChunk chunk, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (; _entry <= chunk.Range.Last; _entry = Next(_entries))
            {
                AddEntry(chunk);
            }

            var end = LinePosition.FirstOf(chunk.Range.Last + 1);
            for (; _position < end; _position = Next(_lines))
            {
                AddLine(chunk);
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            _entries.Dispose();
            _lines.Dispose();
            _database.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>The key of the next row; after the last row a number that is above all others.</summary>
        private static long Next(SqliteStatement statement) => statement.Read() ? statement.Int64(0) : long.MaxValue;

        private void AddEntry(JournalChunk chunk)
        {
            var entry = new EntryRow { Id = _entry };
            var isReadable = TryKeepBlob(1, chunk, out entry.IdempotencyKey) && entry.IdempotencyKey.Length == KeySize
                && TryKeepBlob(2, chunk, out entry.RequestHash)
                && TryKeepBlob(3, chunk, out entry.ContentHash)
                && TryKeepText(4, chunk, out entry.Source)
                && TryKeepText(5, chunk, out entry.SourceReference)
                && TryKeepText(6, chunk, out entry.EventCode)
                && _entries.TryDate(7, out entry.BookingDate)
                && _entries.TryInt64(8, out entry.RecordedAt)
                && TryReadReverses(out entry.Reverses)
                && TryKeepTextOrNull(10, chunk, out entry.RecordedBy)
                && TryKeepTextOrNull(11, chunk, out entry.Reason);
            if (isReadable)
            {
                chunk.Add(entry);
            }
            else
            {
                chunk.MarkUnreadable(entry.Id);
            }
        }

        private void AddLine(JournalChunk chunk)
        {
            var line = new LineRow { Position = _position };
            var isReadable = _lines.TryInt64(1, out line.AccountId)
                && _lines.TryInt64(2, out var side) && side is >= byte.MinValue and <= byte.MaxValue
                && _lines.TryInt64(3, out line.Amount)
                && _lines.TryDate(4, out line.BookingDate)
                && _lines.TryDate(5, out line.ValueDate)
                && _lines.TryInt64(6, out line.BalanceAfter)
                && _lines.TryInt64(7, out line.Previous)
                && _lines.TryInt64(8, out line.Checksum)
                && TrySide(side, out line.Side);
            if (isReadable)
            {
                chunk.Add(line);
            }
            else
            {
                chunk.MarkUnreadable(LinePosition.EntryOf(line.Position));
            }
        }

        private static bool TrySide(long number, out Side side)
        {
            side = (Side)number;
            return true;
        }

        private bool TryReadReverses(out long? reverses)
        {
            reverses = null;
            if (_entries.IsNull(9))
            {
                return true;
            }

            var isReadable = _entries.TryInt64(9, out var original);
            reverses = original;
            return isReadable;
        }

        private bool TryKeepBlob(int column, JournalChunk chunk, out Piece piece)
        {
            var isReadable = _entries.TryBlob(column, out var bytes);
            piece = chunk.Keep(bytes);
            return isReadable;
        }

        private bool TryKeepText(int column, JournalChunk chunk, out Piece piece)
        {
            var isReadable = _entries.TryUtf8(column, out var text);
            piece = chunk.Keep(text);
            return isReadable;
        }

        private bool TryKeepTextOrNull(int column, JournalChunk chunk, out Piece piece)
        {
            piece = Piece.Null;
            return _entries.IsNull(column) || TryKeepText(column, chunk, out piece);
        }
    }
}
