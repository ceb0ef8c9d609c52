using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.Storage.PostgreSql;
using DigitalBank.Storage.SqlServer;
using DigitalBank.Storage.Sqlite;
using DigitalBank.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Platform.Tests;

/// <summary>The platform alone on a real database, with whatever handlers a test brings.</summary>
internal sealed class PlatformFixture : IAsyncDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();

    private PlatformFixture(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPlatform(StorageOf(_database), ProcessRole.Verb);
        add(services);
        Services = services.BuildServiceProvider();
    }

    internal FakeClock Clock { get; } = new();

    internal ServiceProvider Services { get; }

    internal static async Task<PlatformFixture> StartAsync(Action<IServiceCollection>? add = null)
    {
        var fixture = new PlatformFixture(add ?? (_ => { }));
        await fixture.Services.GetRequiredService<DatabaseStartup>().RunAsync(migrate: true, CancellationToken.None);
        return fixture;
    }

    internal async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    internal Task PublishAsync(params IIntegrationEvent[] events) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PlatformDbContext>();
        foreach (var one in events)
        {
            db.Publish(one);
        }

        await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static IStorageProvider StorageOf(TestDatabase database)
    {
        var options = new DatabaseOptions { Provider = TestDatabase.Provider, ConnectionString = database.ConnectionString };
        return options.Provider switch
        {
            "PostgreSql" => new PostgreSqlStorage(options),
            "SqlServer" => new SqlServerStorage(options),
            _ => new SqliteStorage(options, database.Folder),
        };
    }
}
