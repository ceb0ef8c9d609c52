using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalBank.TestKit;

/// <summary>
/// A fresh real database for one fixture: a SQLite file, or a database of its own on the server that the environment names
/// (<c>DIGITALBANK_TEST_DATABASE</c> = Sqlite, PostgreSql or SqlServer; <c>DIGITALBANK_TEST_POSTGRESQL</c> and
/// <c>DIGITALBANK_TEST_SQLSERVER</c> = connection strings to the servers).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string folder) => Folder = folder;

    public static string Provider => Environment.GetEnvironmentVariable("DIGITALBANK_TEST_DATABASE") ?? "Sqlite";

    /// <summary>The bank's data folder; on SQLite the database file is in it.</summary>
    public string Folder { get; }

    public string ConnectionString { get; private init; } = "";

    /// <summary>Command-line settings that point a bank at this database.</summary>
    public string[] Settings =>
    [
        $"--Bank:DataFolder={Folder}",
        $"--Database:Provider={Provider}",
        $"--Database:ConnectionString={ConnectionString}",
    ];

    public static TestDatabase Create()
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-test-").FullName;
        var name = $"bank_{Guid.CreateVersion7():N}";
        return new TestDatabase(folder)
        {
            ConnectionString = Provider switch
            {
                "Sqlite" => $"Data Source={Path.Combine(folder, "digitalbank.db")}",
                "PostgreSql" => new NpgsqlConnectionStringBuilder(Server("DIGITALBANK_TEST_POSTGRESQL")) { Database = name }.ConnectionString,
                "SqlServer" => new DbConnectionStringBuilder { ConnectionString = Server("DIGITALBANK_TEST_SQLSERVER"), ["Database"] = name }.ConnectionString,
                var other => throw new InvalidOperationException($"DIGITALBANK_TEST_DATABASE is '{other}'."),
            },
        };
    }

    /// <summary>Ends what is still connected: a PostgreSQL database is copied only while nobody uses it.</summary>
    public Task DisconnectAsync() => Provider == "PostgreSql"
        ? OnPostgreSqlAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{NameOf(this)}'")
        : Task.CompletedTask;

    /// <summary>Another database with the same content; nobody may be using this one.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        var copy = Create();
        switch (Provider)
        {
            case "Sqlite":
                await using (var source = new SqliteConnection(ConnectionString))
                await using (var target = new SqliteConnection(copy.ConnectionString))
                {
                    await source.OpenAsync();
                    await target.OpenAsync();
                    source.BackupDatabase(target);
                }

                break;
            case "PostgreSql":
                await OnPostgreSqlAsync($"CREATE DATABASE \"{NameOf(copy)}\" TEMPLATE \"{NameOf(this)}\"");
                break;
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == "Sqlite")
        {
            SqliteConnection.ClearAllPools();
        }
        else if (Provider == "PostgreSql")
        {
            await OnPostgreSqlAsync($"DROP DATABASE IF EXISTS \"{NameOf(this)}\" WITH (FORCE)");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private async Task OnPostgreSqlAsync(string statement)
    {
        var server = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? NameOf(TestDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;

    private static string Server(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} must hold a connection string to the test server. eng/test.sh sets it.");
}
