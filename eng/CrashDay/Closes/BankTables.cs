using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalBank.CrashDay.Closes;

/// <summary>A bank's tables, read past all of its code. Statements name a table as <c>{schema.table}</c>.</summary>
public sealed partial class BankTables
{
    private readonly Func<DbConnection> _connect;

    private readonly bool _hasSchemas;

    private BankTables(Func<DbConnection> connect, bool hasSchemas) => (_connect, _hasSchemas) = (connect, hasSchemas);

    public static BankTables InSqlite(string file) => new(() => new SqliteConnection($"Data Source={file};Pooling=False"), hasSchemas: false);

    public static BankTables InPostgreSql(string connectionString) => new(() => new NpgsqlConnection(connectionString), hasSchemas: true);

    /// <summary>Tables of a module, without the history of its migrations.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string schema, CancellationToken cancellationToken)
    {
        var names = await ReadAsync(
            _hasSchemas
                ? $"SELECT table_name FROM information_schema.tables WHERE table_schema = '{schema}'"
                : $"SELECT substr(name, {schema.Length + 2}) FROM sqlite_master WHERE type = 'table' AND substr(name, 1, {schema.Length + 1}) = '{schema}_'",
            cancellationToken);
        return [.. names.Select(row => (string)row[0]).Where(name => name != "migrations_history").Order(StringComparer.Ordinal)];
    }

    /// <summary>All columns of a table, in no order.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object>>> RowsAsync(string schema, string table, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyDictionary<string, object>>();
        await ReadAsync(
            $"SELECT * FROM {{{schema}.{table}}}",
            reader => rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue)),
            cancellationToken);
        return rows;
    }

    public async Task<IReadOnlyList<object[]>> ReadAsync(string statement, CancellationToken cancellationToken)
    {
        var rows = new List<object[]>();
        await ReadAsync(
            statement,
            reader =>
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            },
            cancellationToken);
        return rows;
    }

    public async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = _connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = Command(connection, statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ReadAsync(string statement, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await using var connection = _connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = Command(connection, statement);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            read(reader);
        }
    }

    private DbCommand Command(DbConnection connection, string statement)
    {
        var command = connection.CreateCommand();
        command.CommandTimeout = 0; // a whole table, on a machine that may be busy
#pragma warning disable CA2100 // Statements of this program, no input.
        command.CommandText = Table().Replace(
            statement, name => _hasSchemas ? $"\"{name.Groups[1].Value}\".\"{name.Groups[2].Value}\"" : $"\"{name.Groups[1].Value}_{name.Groups[2].Value}\"");
#pragma warning restore CA2100
        return command;
    }

    [GeneratedRegex(@"\{(\w+)\.(\w+)\}")]
    private static partial Regex Table();
}
