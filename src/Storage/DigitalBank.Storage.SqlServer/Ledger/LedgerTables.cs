using System.Data;
using DigitalBank.Ledger.Engine;

namespace DigitalBank.Storage.SqlServer.Ledger;

/// <summary>A batch as tables for bulk copy.</summary>
internal static class LedgerTables
{
    public static DataTable Entries(PostingWrites writes)
    {
        var table = Table(
            ("id", typeof(long)),
            ("idempotency_key", typeof(Guid)),
            ("request_hash", typeof(byte[])),
            ("content_hash", typeof(byte[])),
            ("source", typeof(string)),
            ("source_reference", typeof(string)),
            ("event_code", typeof(string)),
            ("booking_date", typeof(DateTime)),
            ("recorded_at", typeof(long)),
            ("reverses", typeof(long)),
            ("recorded_by", typeof(string)));
        foreach (var entry in writes.Entries)
        {
            table.Rows.Add(
                entry.EntryId,
                entry.IdempotencyKey,
                entry.RequestHash,
                entry.ContentHash,
                entry.Source,
                entry.SourceReference,
                entry.EventCode,
                Date(entry.BookingDate),
                writes.RecordedAt.UtcTicks,
                entry.Correction is { } correction ? correction.EntryId : DBNull.Value,
                entry.RecordedBy is { } by ? by : DBNull.Value);
        }

        return table;
    }

    public static DataTable Lines(PostingWrites writes)
    {
        var table = Table(
            ("position", typeof(long)),
            ("account_id", typeof(long)),
            ("side", typeof(short)),
            ("amount", typeof(long)),
            ("booking_date", typeof(DateTime)),
            ("value_date", typeof(DateTime)),
            ("balance_after", typeof(long)),
            ("previous", typeof(long)),
            ("checksum", typeof(long)));
        foreach (var entry in writes.Entries)
        {
            for (var i = 0; i < entry.Postings.Count; i++)
            {
                var line = PlannedLine.Of(entry, i);
                table.Rows.Add(
                    line.Position,
                    line.AccountId,
                    (short)line.Side,
                    line.Amount,
                    Date(line.BookingDate),
                    Date(line.ValueDate),
                    line.BalanceAfter,
                    line.Previous,
                    line.Checksum);
            }
        }

        return table;
    }

    public static DataTable Marks(PostingWrites writes)
    {
        var table = Table(("account_id", typeof(long)), ("position", typeof(long)));
        foreach (var mark in writes.Marks)
        {
            table.Rows.Add(mark.AccountId, mark.Position);
        }

        return table;
    }

    public static DataTable Reversals(PostingWrites writes)
    {
        var table = Table(("original_id", typeof(long)), ("reversal_id", typeof(long)), ("reason", typeof(string)));
        foreach (var entry in writes.Entries)
        {
            if (entry.Correction is { } correction)
            {
                table.Rows.Add(correction.EntryId, entry.EntryId, correction.Reason);
            }
        }

        return table;
    }

    private static DateTime Date(DateOnly date) => date.ToDateTime(TimeOnly.MinValue);

    private static DataTable Table(params (string Name, Type Type)[] columns)
    {
        var table = new DataTable();
        foreach (var (name, type) in columns)
        {
            table.Columns.Add(name, type);
        }

        return table;
    }
}
