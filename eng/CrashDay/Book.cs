using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalBank.CrashDay;

/// <param name="EndToEndId">Of the order that the entry was booked for, or the reference of one booked by hand; null for any other entry.</param>
public sealed record BookedLine(long EntryId, string? EndToEndId, string AccountCode, string Currency, bool IsDebit, long Amount);

/// <summary>An account's totals as the database keeps them beside the lines, in minor units.</summary>
public sealed record KeptTotals(string AccountCode, string Currency, long Debits, long Credits);

/// <summary>The journal as it stands in the database, read past all of the bank's code.</summary>
public interface IBook
{
    /// <summary>Every line of every entry.</summary>
    Task<IReadOnlyList<BookedLine>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The totals of every account.</summary>
    Task<IReadOnlyList<KeptTotals>> ReadTotalsAsync(CancellationToken cancellationToken);

    /// <summary>One number, from a statement in which tables are written as <c>{schema.table}</c>.</summary>
    Task<long> CountAsync(string statement, CancellationToken cancellationToken);
}

/// <summary>Reads the tables with SQL of its own.</summary>
public sealed partial class Book : IBook
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
        var orders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await ReadAsync(
            "SELECT CAST(id AS varchar(36)), end_to_end_id FROM {payments.payment_orders}",
            row => orders.Add(row.GetString(0), row.GetString(1)),
            cancellationToken);

        // The line's position is the entry's id times 4,096 plus the number of the line.
        var lines = new List<BookedLine>();
        await ReadAsync(
            """
            SELECT e.id, e.source, e.source_reference, a.code, a.currency_code, l.side, l.amount
            FROM {ledger.journal_lines} l
            LEFT JOIN {ledger.journal_entries} e ON e.id = l.position / 4096
            LEFT JOIN {ledger.accounts} a ON a.id = l.account_id
            """,
            row => lines.Add(new BookedLine(
                row.GetInt64(0),
                row.GetString(1) switch
                {
                    "payments" => orders[row.GetString(2)],
                    "staff" => row.GetString(2),
                    _ => null,
                },
                string.Intern(row.GetString(3)),
                string.Intern(row.GetString(4)),
                row.GetInt16(5) == 1,
                row.GetInt64(6))),
            cancellationToken);
        return lines;
    }

    public async Task<IReadOnlyList<KeptTotals>> ReadTotalsAsync(CancellationToken cancellationToken)
    {
        var totals = new List<KeptTotals>();
        await ReadAsync(
            "SELECT a.code, a.currency_code, b.debits, b.credits FROM {ledger.balances} b JOIN {ledger.accounts} a ON a.id = b.account_id",
            row => totals.Add(new KeptTotals(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3))),
            cancellationToken);
        return totals;
    }

    public async Task<long> CountAsync(string statement, CancellationToken cancellationToken)
    {
        var count = 0L;
        await ReadAsync(statement, row => count = row.GetInt64(0), cancellationToken);
        return count;
    }

    private async Task ReadAsync(string statement, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await using var connection = _connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0; // the whole book, on a machine that may be busy
#pragma warning disable CA2100 // Statements of this program, no input.
        command.CommandText = Table().Replace(statement, name => _table(name.Groups[1].Value, name.Groups[2].Value));
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            read(reader);
        }
    }

    [GeneratedRegex(@"\{(\w+)\.(\w+)\}")]
    private static partial Regex Table();
}
