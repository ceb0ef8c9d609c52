using System.Data;
using DigitalBank.Ledger.Engine;
using Microsoft.Data.SqlClient;

namespace DigitalBank.Storage.SqlServer.Ledger;

/// <summary>What a batch writes about holds, and of requests that are more than an entry.</summary>
internal static class HoldWrites
{
    public static async Task WriteAsync(SqlConnection connection, SqlTransaction transaction, PostingWrites writes)
    {
        var specials = writes.Specials;
        await LedgerWrites.CopyAsync(connection, transaction, "ledger.entry_requests", Requests(specials));
        await LedgerWrites.CopyAsync(connection, transaction, "ledger.holds", Placed(writes));
        foreach (var hold in specials.Changed)
        {
            await UpdateAsync(connection, transaction, hold);
        }

        foreach (var change in specials.Changes)
        {
            await NoteAsync(connection, transaction, change, writes.RecordedAt.UtcTicks);
        }

        foreach (var held in specials.Held)
        {
            await using var command = new SqlCommand(
                "UPDATE ledger.balances SET held = @held WHERE account_id = @id", connection, transaction);
            command.Parameters.Add("@id", SqlDbType.BigInt).Value = held.AccountId;
            command.Parameters.Add("@held", SqlDbType.BigInt).Value = held.Held;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static DataTable Requests(SpecialWrites specials)
    {
        var table = new DataTable();
        table.Columns.Add("entry_id", typeof(long));
        table.Columns.Add("request_hash", typeof(byte[]));
        specials.Entries.ForEach(entry => table.Rows.Add(entry.EntryId, entry.AskedHash));
        return table;
    }

    private static DataTable Placed(PostingWrites writes)
    {
        var table = new DataTable();
        foreach (var (name, type) in ((string, Type)[])
        [
            ("hold_id", typeof(Guid)),
            ("account_id", typeof(long)),
            ("amount", typeof(long)),
            ("captured", typeof(long)),
            ("released", typeof(long)),
            ("status", typeof(short)),
            ("changes", typeof(int)),
            ("expires_at", typeof(long)),
            ("source", typeof(string)),
            ("source_reference", typeof(string)),
            ("event_code", typeof(string)),
            ("placed_at", typeof(long)),
        ])
        {
            table.Columns.Add(name, type);
        }

        foreach (var hold in writes.Specials.Placed)
        {
            table.Rows.Add(
                hold.HoldId,
                hold.AccountId,
                hold.Amount,
                hold.Captured,
                hold.Released,
                (short)hold.Status,
                hold.Changes,
                hold.ExpiresAt is { } expiresAt ? expiresAt.UtcTicks : DBNull.Value,
                hold.PlacedBy!.Source,
                hold.PlacedBy.SourceReference,
                hold.PlacedBy.EventCode,
                writes.RecordedAt.UtcTicks);
        }

        return table;
    }

    private static async Task UpdateAsync(SqlConnection connection, SqlTransaction transaction, HoldWrite hold)
    {
        await using var command = new SqlCommand(
            "UPDATE ledger.holds SET captured = @captured, released = @released, status = @status, changes = @changes WHERE hold_id = @id",
            connection,
            transaction);
        command.Parameters.Add("@id", SqlDbType.UniqueIdentifier).Value = hold.HoldId;
        command.Parameters.Add("@captured", SqlDbType.BigInt).Value = hold.Captured;
        command.Parameters.Add("@released", SqlDbType.BigInt).Value = hold.Released;
        command.Parameters.Add("@status", SqlDbType.SmallInt).Value = (short)hold.Status;
        command.Parameters.Add("@changes", SqlDbType.Int).Value = hold.Changes;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// A key that an entry carries already becomes null, which the column refuses: then the batch is planned again in a turn, and the
    /// key is found.
    /// </summary>
    private static async Task NoteAsync(SqlConnection connection, SqlTransaction transaction, HoldChangeWrite change, long recordedAt)
    {
        await using var command = new SqlCommand(
            """
            INSERT INTO ledger.hold_changes (hold_id, sequence, kind, amount, released, entry_id, idempotency_key, request_hash, recorded_at)
            SELECT @hold, @sequence, @kind, @amount, @released, @entry,
                CASE WHEN NOT EXISTS (
                    SELECT 1 FROM ledger.journal_entries WHERE idempotency_key = @key AND (@entry IS NULL OR id <> @entry)) THEN @key END,
                @hash, @at
            """,
            connection,
            transaction);
        command.Parameters.Add("@hold", SqlDbType.UniqueIdentifier).Value = change.HoldId;
        command.Parameters.Add("@sequence", SqlDbType.Int).Value = change.Sequence;
        command.Parameters.Add("@kind", SqlDbType.SmallInt).Value = (short)change.Kind;
        command.Parameters.Add("@amount", SqlDbType.BigInt).Value = change.Amount;
        command.Parameters.Add("@released", SqlDbType.BigInt).Value = change.Released;
        command.Parameters.Add("@entry", SqlDbType.BigInt).Value = change.EntryId is { } entry ? entry : DBNull.Value;
        command.Parameters.Add("@key", SqlDbType.UniqueIdentifier).Value = change.IdempotencyKey;
        command.Parameters.Add("@hash", SqlDbType.VarBinary).Value = change.RequestHash;
        command.Parameters.Add("@at", SqlDbType.BigInt).Value = recordedAt;
        await command.ExecuteNonQueryAsync();
    }
}
