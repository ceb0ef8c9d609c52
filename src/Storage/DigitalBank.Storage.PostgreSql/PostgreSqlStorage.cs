using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql;

/// <summary>PostgreSQL 14 or later: the database for a bank with more than one machine.</summary>
public sealed class PostgreSqlStorage : IStorageProvider, IAsyncDisposable
{
    private const long StartLockKey = 0x4442_5354_4152_5401;

    private readonly NpgsqlDataSource _source;

    private readonly int? _maxBatchSize;

    public PostgreSqlStorage(DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ConnectionString = options.ConnectionString
            ?? throw new DatabaseUnavailableException("Setting Database:ConnectionString is missing; PostgreSql needs it.");
        _maxBatchSize = options.MaxBatchSize;
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name => "PostgreSql";

    public string ConnectionString { get; }

    public void Configure(DbContextOptionsBuilder options, string schema)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UseNpgsql(_source, npgsql =>
        {
            npgsql.MigrationsAssembly(typeof(PostgreSqlStorage).Assembly);
            npgsql.MigrationsHistoryTable("migrations_history", schema);
            if (_maxBatchSize is { } size)
            {
                npgsql.MaxBatchSize(size);
            }
        });
    }

    public void Register(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(_source);
        services.AddPostgreSqlStatements();
    }

    public async Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CreateIfMissingAsync(cancellationToken);
            var connection = await _source.OpenConnectionAsync(cancellationToken);

            // Held until the connection is given back; the server frees it when the process dies.
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection);
            command.Parameters.AddWithValue("key", StartLockKey);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new StartLock(connection);
        }
        catch (NpgsqlException exception)
        {
            throw new DatabaseUnavailableException(
                $"PostgreSQL cannot be used: {exception.Message} Check Database:ConnectionString, that the server runs and that the role may log in.",
                exception);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            var target = new NpgsqlConnectionStringBuilder(ConnectionString);
            var name = target.Database!;
            target.Database = "postgres";
            await using var server = new NpgsqlConnection(target.ConnectionString);
            await server.OpenAsync(cancellationToken);
            var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
#pragma warning disable CA2100 // a database name cannot be a parameter; it is quoted above
            await using var create = new NpgsqlCommand($"CREATE DATABASE {quoted}", server);
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class StartLock(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(@key)", connection);
            command.Parameters.AddWithValue("key", StartLockKey);
            await command.ExecuteNonQueryAsync();
            await connection.DisposeAsync();
        }
    }
}
