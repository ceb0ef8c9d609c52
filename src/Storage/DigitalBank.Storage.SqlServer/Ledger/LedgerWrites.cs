using System.Data;
using System.Globalization;
using System.Text;
using DigitalBank.Ledger.Engine;
using Microsoft.Data.SqlClient;

namespace DigitalBank.Storage.SqlServer.Ledger;

/// <summary>What the posting engine writes on SQL Server.</summary>
internal static class LedgerWrites
{
    private const int BalancesPerStatement = 400;

    public static async Task<bool> TryAdvanceHeadAsync(SqlConnection connection, SqlTransaction transaction, PostingWrites writes)
    {
        await using var command = new SqlCommand(
            "UPDATE ledger.head SET last_id = @last, token = @token WHERE id = 1 AND token = @expected", connection, transaction);
        command.Parameters.Add("@last", SqlDbType.BigInt).Value = writes.After.LastEntryId;
        command.Parameters.Add("@token", SqlDbType.BigInt).Value = writes.After.Token;
        command.Parameters.Add("@expected", SqlDbType.BigInt).Value = writes.Before.Token;
        return await command.ExecuteNonQueryAsync() == 1;
    }

    public static async Task InsertAsync(SqlConnection connection, SqlTransaction transaction, PostingWrites writes)
    {
        await CopyAsync(connection, transaction, "ledger.journal_entries", LedgerTables.Entries(writes));
        await CopyAsync(connection, transaction, "ledger.journal_lines", LedgerTables.Lines(writes));
        if (writes.Entries.Exists(entry => entry.Correction is not null))
        {
            await CopyAsync(connection, transaction, "ledger.reversals", LedgerTables.Reversals(writes));
        }

        foreach (var some in writes.Balances.Chunk(BalancesPerStatement))
        {
            await AddToBalancesAsync(connection, transaction, some);
        }

        if (writes.Marks.Count > 0)
        {
            await CopyAsync(connection, transaction, "ledger.history_marks", LedgerTables.Marks(writes));
        }

        if (!writes.Specials.IsEmpty)
        {
            await HoldWrites.WriteAsync(connection, transaction, writes);
        }
    }

    public static async Task CopyAsync(SqlConnection connection, SqlTransaction transaction, string table, DataTable rows)
    {
        using (rows)
        {
            using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table };
            foreach (DataColumn column in rows.Columns)
            {
                copy.ColumnMappings.Add(column.ColumnName, column.ColumnName);
            }

            await copy.WriteToServerAsync(rows);
        }
    }

    private static async Task AddToBalancesAsync(SqlConnection connection, SqlTransaction transaction, BalanceChange[] changes)
    {
        var statement = new StringBuilder(
            "UPDATE b SET debits = b.debits + t.debits, credits = b.credits + t.credits, lines = t.lines, last_position = t.last_position "
            + "FROM ledger.balances AS b JOIN (VALUES ");
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        for (var i = 0; i < changes.Length; i++)
        {
            statement.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}(@i{i}, @d{i}, @c{i}, @l{i}, @p{i})");
            command.Parameters.Add($"@i{i}", SqlDbType.BigInt).Value = changes[i].AccountId;
            command.Parameters.Add($"@d{i}", SqlDbType.BigInt).Value = changes[i].Debits;
            command.Parameters.Add($"@c{i}", SqlDbType.BigInt).Value = changes[i].Credits;
            command.Parameters.Add($"@l{i}", SqlDbType.BigInt).Value = changes[i].Lines;
            command.Parameters.Add($"@p{i}", SqlDbType.BigInt).Value = changes[i].LastPosition;
        }

        statement.Append(") AS t (id, debits, credits, lines, last_position) ON b.account_id = t.id");
#pragma warning disable CA2100 // only parameter names vary
        command.CommandText = statement.ToString();
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
