using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalBank.CrashDay;

/// <param name="EndToEndId">Of the order that the entry was booked for; null for an entry without one.</param>
public sealed record BookedLine(long EntryId, string? EndToEndId, string AccountCode, bool IsDebit, long Amount);

/// <summary>The journal as it stands in the database, read past all of the bank's code.</summary>
public interface IBook
{
    /// <summary>Every line of every entry.</summary>
    Task<IReadOnlyList<BookedLine>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>Reads the tables with SQL of its own.</summary>
public sealed class Book : IBook
{
    private readonly Func<DbConnection> _connect;

    private readonly Func<string, string, string> _table;

    private Book(Func<DbConnection> connect, Func<string, string, string> table)
    {
        _connect = connect;
        _table = table;
    }

    public static Book InSqlite(string file) =>
        new(() => new SqliteConnection($"Data Source={file};Pooling=False"), (schema, table) => $"{schema}_{table}");

    public static Book InPostgreSql(string connectionString) =>
        new(() => new NpgsqlConnection(connectionString), (schema, table) => $"{schema}.{table}");

    public async Task<IReadOnlyList<BookedLine>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = _connect();
        await connection.OpenAsync(cancellationToken);
        var orders = await EndToEndIdsAsync(connection, cancellationToken);
        await using var command = connection.CreateCommand();

        // The line's position is the entry's id times 4,096 plus the number of the line.
#pragma warning disable CA2100 // Names of tables, no input.
        command.CommandText = $"""
            SELECT e.id, e.source, e.source_reference, a.code, l.side, l.amount
            FROM {_table("ledger", "journal_lines")} l
            LEFT JOIN {_table("ledger", "journal_entries")} e ON e.id = l.position / 4096
            LEFT JOIN {_table("ledger", "accounts")} a ON a.id = l.account_id
            """;
#pragma warning restore CA2100
        var lines = new List<BookedLine>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var endToEndId = reader.GetString(1) == "payments" ? orders[Guid.Parse(reader.GetString(2))] : null;
            lines.Add(new BookedLine(reader.GetInt64(0), endToEndId, reader.GetString(3), reader.GetInt16(4) == 1, reader.GetInt64(5)));
        }

        return lines;
    }

    private async Task<Dictionary<Guid, string>> EndToEndIdsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables, no input.
        command.CommandText = $"SELECT id, end_to_end_id FROM {_table("payments", "payment_orders")}";
#pragma warning restore CA2100
        var orders = new Dictionary<Guid, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            orders.Add(reader.GetGuid(0), reader.GetString(1));
        }

        return orders;
    }
}
