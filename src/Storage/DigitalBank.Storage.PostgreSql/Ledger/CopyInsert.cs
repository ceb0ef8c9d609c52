using System.Collections.Concurrent;
using DigitalBank.Ledger.Engine;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>
/// Inserts a large batch with binary COPY. The rows are put together while the batch grows, so that they only have to be sent when its
/// time has come.
/// </summary>
internal sealed class CopyInsert : IDisposable
{
    private const short EntryFields = 11;
    private const short LineFields = 9;

    // The buffers of a few batches: one is being written while the next one grows.
    private static readonly ConcurrentBag<CopyInsert> Idle = [];

    private readonly CopyBuffer _entries = new();
    private readonly CopyBuffer _lines = new();
    private int _encoded;

    private CopyInsert()
    {
    }

    /// <summary>Puts the rows together of entries that have come since the last time.</summary>
    public static CopyInsert Of(PostingWrites writes)
    {
        if (writes.Encoded is not CopyInsert copy)
        {
            copy = Idle.TryTake(out var idle) ? idle : new CopyInsert();
            copy.Begin();
            writes.Encoded = copy;
        }

        copy.Encode(writes);
        return copy;
    }

    public void Send(NpgsqlConnection connection)
    {
        Send(connection, LedgerSql.CopyEntries, _entries);
        Send(connection, LedgerSql.CopyLines, _lines);
    }

    public void Dispose() => Idle.Add(this);

    private static void Send(NpgsqlConnection connection, string statement, CopyBuffer buffer)
    {
        buffer.End();
        using var stream = connection.BeginRawBinaryCopy(statement);
        stream.Write(buffer.Written.Span);
    }

    private void Begin()
    {
        _encoded = 0;
        _entries.Begin();
        _lines.Begin();
    }

    private void Encode(PostingWrites writes)
    {
        var recordedAt = writes.RecordedAt.UtcTicks;
        for (; _encoded < writes.Entries.Count; _encoded++)
        {
            var entry = writes.Entries[_encoded];
            PutEntry(entry, recordedAt);
            PutLines(entry);
        }
    }

    private void PutEntry(PostingRequest entry, long recordedAt)
    {
        _entries.Row(EntryFields);
        _entries.Add(entry.EntryId);
        _entries.Add(entry.IdempotencyKey);
        _entries.Add(entry.RequestHash);
        _entries.Add(entry.ContentHash);
        _entries.Add(entry.Source);
        _entries.Add(entry.SourceReference);
        _entries.Add(entry.EventCode);
        _entries.Add(entry.BookingDate);
        _entries.Add(recordedAt);
        _entries.Add(entry.Correction?.EntryId);
        _entries.Add(entry.RecordedBy);
    }

    private void PutLines(PostingRequest entry)
    {
        for (var i = 0; i < entry.Postings.Count; i++)
        {
            var line = PlannedLine.Of(entry, i);
            _lines.Row(LineFields);
            _lines.Add(line.Position);
            _lines.Add(line.AccountId);
            _lines.Add((short)line.Side);
            _lines.Add(line.Amount);
            _lines.Add(line.BookingDate);
            _lines.Add(line.ValueDate);
            _lines.Add(line.BalanceAfter);
            _lines.Add(line.Previous);
            _lines.Add(line.Checksum);
        }
    }
}
