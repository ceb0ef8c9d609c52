using Npgsql;

namespace DigitalBank.CrashDay.Closes;

/// <summary>Makes copies of a prepared bank's database.</summary>
public interface IDatabaseCopies
{
    /// <summary>Where the banks have their folders.</summary>
    string Folder { get; }

    /// <summary>Settings that point a bank at the database that is copied.</summary>
    IReadOnlyList<string> Original { get; }

    /// <returns>Settings that point a bank at the copy.</returns>
    Task<IReadOnlyList<string>> CopyAsync(string name, CancellationToken cancellationToken);

    BankTables Open(string bankFolder, IReadOnlyList<string> database);
}

/// <summary>On SQLite the database is among the bank's files and is copied with them.</summary>
public sealed class SqliteCopies(string folder) : IDatabaseCopies
{
    public string Folder => folder;

    public IReadOnlyList<string> Original => [];

    public Task<IReadOnlyList<string>> CopyAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Original);

    public BankTables Open(string bankFolder, IReadOnlyList<string> database) =>
        BankTables.InSqlite(Path.Combine(bankFolder, "data", "digitalbank.db"));
}

/// <summary>The server copies a database that nobody is connected to.</summary>
public sealed class PostgreSqlCopies(string folder, string connectionString) : IDatabaseCopies
{
    private const string Provider = "--Database:Provider=PostgreSql";

    private const string Connection = "--Database:ConnectionString=";

    private readonly NpgsqlConnectionStringBuilder _original = new(connectionString) { Pooling = false };

    public string Folder => folder;

    public IReadOnlyList<string> Original => [Provider, Connection + connectionString];

    public async Task<IReadOnlyList<string>> CopyAsync(string name, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(_original.ConnectionString) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // Names that this program has made.
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{_original.Database}\"", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
        return [Provider, Connection + new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString];
    }

    public BankTables Open(string bankFolder, IReadOnlyList<string> database) =>
        BankTables.InPostgreSql(new NpgsqlConnectionStringBuilder(database[1][Connection.Length..]) { Pooling = false }.ConnectionString);
}
