using DigitalBank.Platform.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Storage.SqlServer;

/// <summary>SQL Server 2019 or later.</summary>
public sealed class SqlServerStorage : IStorageProvider
{
    private const string StartLockName = "digitalbank-start";

    private readonly int? _maxBatchSize;

    public SqlServerStorage(DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ConnectionString = options.ConnectionString
            ?? throw new DatabaseUnavailableException("Setting Database:ConnectionString is missing; SqlServer needs it.");
        _maxBatchSize = options.MaxBatchSize;
    }

    public string Name => "SqlServer";

    public string ConnectionString { get; }

    public void Configure(DbContextOptionsBuilder options, string schema)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.UseSqlServer(ConnectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerStorage).Assembly);
            server.MigrationsHistoryTable("migrations_history", schema);
            if (_maxBatchSize is { } size)
            {
                server.MaxBatchSize(size);
            }
        });
    }

    public void Register(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSqlServerStatements();
    }

    public async Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken)
    {
        RefuseLeanBuild();
        try
        {
            await CreateIfMissingAsync(cancellationToken);
            var connection = new SqlConnection(ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "EXEC sp_getapplock @Resource = @name, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1";
            command.Parameters.AddWithValue("@name", StartLockName);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection; // closing the session frees the lock
        }
        catch (SqlException exception)
        {
            throw new DatabaseUnavailableException(
                $"SQL Server cannot be used: {exception.Message} Check Database:ConnectionString, that the server runs and that the login may connect.",
                exception);
        }
    }

    private async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        var target = new SqlConnectionStringBuilder(ConnectionString);
        var name = target.InitialCatalog;
        if (name.Length == 0)
        {
            return;
        }

        target.InitialCatalog = "master";
        await using var server = new SqlConnection(target.ConnectionString);
        await server.OpenAsync(cancellationToken);
        await using var command = server.CreateCommand();
        command.CommandText = "SELECT DB_ID(@name)";
        command.Parameters.AddWithValue("@name", name);
        if (await command.ExecuteScalarAsync(cancellationToken) is not DBNull)
        {
            return;
        }

        await using var create = server.CreateCommand();
#pragma warning disable CA2100 // a database name cannot be a parameter; it is quoted here
        create.CommandText = $"CREATE DATABASE [{name.Replace("]", "]]", StringComparison.Ordinal)}]";
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void RefuseLeanBuild()
    {
#if !FULL_SQL_CLIENT
        throw new DatabaseUnavailableException(
            "This build has a lean SqlClient: parameterised commands, Entra log-in and hierarchyid need packages that the package source of the "
            + "build lacked (Microsoft.SqlServer.Server 1.0.0). Build with -p:FullSqlClient=true on a complete source, or choose another Database:Provider.");
#endif
    }
}
