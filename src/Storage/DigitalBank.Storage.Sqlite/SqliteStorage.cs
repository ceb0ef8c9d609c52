using System.Data.Common;
using DigitalBank.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Storage.Sqlite;

/// <summary>One file in the data folder: nothing to install, full durability, one writer at a time.</summary>
public sealed class SqliteStorage : IStorageProvider
{
    private readonly string _file;

    private readonly int? _maxBatchSize;

    public SqliteStorage(DatabaseOptions options, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString ?? "")
        {
            ForeignKeys = true,
            DefaultTimeout = 60,
        };
        if (string.IsNullOrEmpty(connection.DataSource))
        {
            connection.DataSource = Path.Combine(dataFolder, "digitalbank.db");
        }

        _file = Path.GetFullPath(connection.DataSource);
        _maxBatchSize = options.MaxBatchSize;
        ConnectionString = connection.ConnectionString;
    }

    public string Name => "Sqlite";

    public string ConnectionString { get; }

    public void Configure(DbContextOptionsBuilder options, string schema)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UseSqlite(ConnectionString, sqlite =>
        {
            sqlite.MigrationsAssembly(typeof(SqliteStorage).Assembly);
            sqlite.MigrationsHistoryTable($"{schema}_migrations_history");
            if (_maxBatchSize is { } size)
            {
                sqlite.MaxBatchSize(size);
            }
        });
        options.AddInterceptors(DurableConnections.Instance);
    }

    public void Register(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSqliteStatements();
    }

    public async Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var alone = await StartLock.TakeAsync(_file + ".starting", cancellationToken);
            await ProbeAsync(cancellationToken);
            return alone;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(
                $"The SQLite database {_file} cannot be opened for writing: {exception.Message} "
                + "Check that the folder of Bank:DataFolder exists, has room and may be written.",
                exception);
        }
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();

        // A process killed while it migrated leaves EF's lock row behind. We hold the start lock, so nobody else can be migrating.
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            DROP TABLE IF EXISTS "__EFMigrationsLock";
            CREATE TABLE IF NOT EXISTS platform_write_probe (id INTEGER PRIMARY KEY);
            DROP TABLE platform_write_probe;
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Every connection flushes to the disk before a commit is answered, and waits for the one writer's lock inside the library: left to
    /// itself, the driver would only look again every 150 ms.
    /// </summary>
    private sealed class DurableConnections : DbConnectionInterceptor
    {
        internal static readonly DurableConnections Instance = new();

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 60000;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
