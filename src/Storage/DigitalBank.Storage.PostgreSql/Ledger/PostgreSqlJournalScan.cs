using System.Globalization;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Reads the journal with binary COPY, entries and lines on a connection each, so that the server reads ahead of us on both.</summary>
internal sealed class PostgreSqlJournalScan(NpgsqlDataSource source) : IJournalScan
{
    public async Task<IJournalRows> OpenAsync(EntryRange range, CancellationToken cancellationToken)
    {
        var entries = await CopyRows.OpenAsync(source, CopyEntries(range), Rows.EntryColumns, cancellationToken);
        try
        {
            return new Rows(entries, await CopyRows.OpenAsync(source, CopyLines(range), Rows.LineColumns, cancellationToken));
        }
        catch
        {
            await entries.DisposeAsync();
            throw;
        }
    }

    // COPY takes no parameters, so the numbers are a part of the text.
    private static string CopyEntries(EntryRange range) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        COPY (
            SELECT e.id, e.idempotency_key, e.request_hash, e.content_hash, e.source, e.source_reference, e.event_code, e.booking_date, e.recorded_at,
                e.reverses, e.recorded_by, CASE WHEN e.reverses IS NOT NULL THEN
                    (SELECT r.reason FROM ledger.reversals r WHERE r.original_id = e.reverses AND r.reversal_id = e.id) END
            FROM ledger.journal_entries e
            WHERE e.id BETWEEN {range.First} AND {range.Last}
            ORDER BY e.id)
        TO STDOUT (FORMAT binary)
        """);

    private static string CopyLines(EntryRange range) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        COPY (
            SELECT position, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum
            FROM ledger.journal_lines
            WHERE position >= {LinePosition.FirstOf(range.First)} AND position < {LinePosition.FirstOf(range.Last + 1)}
            ORDER BY position)
        TO STDOUT (FORMAT binary)
        """);

    private sealed class Rows(CopyRows entries, CopyRows lines) : IJournalRows
    {
        public const int EntryColumns = 12;
        public const int LineColumns = 9;

        public async Task FillAsync(JournalChunk chunk, CancellationToken cancellationToken)
        {
            for (; entries.Key <= chunk.Range.Last; await entries.NextAsync(cancellationToken))
            {
                AddEntry(chunk);
            }

            var end = LinePosition.FirstOf(chunk.Range.Last + 1);
            for (; lines.Key < end; await lines.NextAsync(cancellationToken))
            {
                AddLine(chunk);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await entries.DisposeAsync();
            await lines.DisposeAsync();
        }

        private void AddEntry(JournalChunk chunk)
        {
            if (!entries.TryDate(7, out var bookingDate))
            {
                chunk.MarkUnreadable(entries.Key);
                return;
            }

            chunk.Add(new EntryRow
            {
                Id = entries.Key,
                IdempotencyKey = entries.Keep(1, chunk),
                RequestHash = entries.Keep(2, chunk),
                ContentHash = entries.Keep(3, chunk),
                Source = entries.Keep(4, chunk),
                SourceReference = entries.Keep(5, chunk),
                EventCode = entries.Keep(6, chunk),
                BookingDate = bookingDate,
                RecordedAt = entries.Int64(8),
                Reverses = entries.IsNull(9) ? null : entries.Int64(9),
                RecordedBy = entries.Keep(10, chunk),
                Reason = entries.Keep(11, chunk),
            });
        }

        private void AddLine(JournalChunk chunk)
        {
            var side = lines.Int16(2);
            if (side is < byte.MinValue or > byte.MaxValue || !lines.TryDate(4, out var bookingDate) || !lines.TryDate(5, out var valueDate))
            {
                chunk.MarkUnreadable(LinePosition.EntryOf(lines.Key));
                return;
            }

            chunk.Add(new LineRow
            {
                Position = lines.Key,
                AccountId = lines.Int64(1),
                Side = (Side)side,
                Amount = lines.Int64(3),
                BookingDate = bookingDate,
                ValueDate = valueDate,
                BalanceAfter = lines.Int64(6),
                Previous = lines.Int64(7),
                Checksum = lines.Int64(8),
            });
        }
    }
}
