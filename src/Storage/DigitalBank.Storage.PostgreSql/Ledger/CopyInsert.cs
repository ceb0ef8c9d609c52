using System.Collections.Concurrent;
using DigitalBank.Ledger.Engine;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Inserts a large batch with binary COPY.</summary>
internal static class CopyInsert
{
    private const short EntryFields = 11;
    private const short LineFields = 8;

    // A buffer per batch under way: the writer has at most two.
    private static readonly ConcurrentBag<CopyBuffer> Idle = [];

    public static async Task WriteAsync(NpgsqlConnection connection, PostingWrites writes)
    {
        var buffer = Idle.TryTake(out var idle) ? idle : new CopyBuffer();
        PutEntries(buffer, writes);
        await SendAsync(connection, LedgerSql.CopyEntries, buffer);
        PutLines(buffer, writes);
        await SendAsync(connection, LedgerSql.CopyLines, buffer);
        Idle.Add(buffer);
    }

    private static async Task SendAsync(NpgsqlConnection connection, string statement, CopyBuffer buffer)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(statement);
        await stream.WriteAsync(buffer.Written);
    }

    private static void PutEntries(CopyBuffer buffer, PostingWrites writes)
    {
        buffer.Begin();
        var recordedAt = writes.RecordedAt.UtcTicks;
        foreach (var entry in writes.Entries)
        {
            buffer.Row(EntryFields);
            buffer.Add(entry.EntryId);
            buffer.Add(entry.IdempotencyKey);
            buffer.Add(entry.RequestHash);
            buffer.Add(entry.ContentHash);
            buffer.Add(entry.Source);
            buffer.Add(entry.SourceReference);
            buffer.Add(entry.EventCode);
            buffer.Add(entry.BookingDate);
            buffer.Add(recordedAt);
            buffer.Add(entry.Correction?.EntryId);
            buffer.Add(entry.RecordedBy);
        }

        buffer.End();
    }

    private static void PutLines(CopyBuffer buffer, PostingWrites writes)
    {
        buffer.Begin();
        foreach (var entry in writes.Entries)
        {
            for (var i = 0; i < entry.Postings.Count; i++)
            {
                var line = PlannedLine.Of(entry, i);
                buffer.Row(LineFields);
                buffer.Add(line.Position);
                buffer.Add(line.AccountId);
                buffer.Add((short)line.Side);
                buffer.Add(line.Amount);
                buffer.Add(line.BookingDate);
                buffer.Add(line.ValueDate);
                buffer.Add(line.BalanceAfter);
                buffer.Add(line.Checksum);
            }
        }

        buffer.End();
    }
}
