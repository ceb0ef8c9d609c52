using DigitalBank.Host.Composition;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.TestKit;

/// <summary>
/// The schema of all modules, made once in a test process and copied for each bank: migrating takes longer than most tests. What a bank seeds
/// when it starts is not in it.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(CreateAsync);

    public static async Task<TestDatabase> CopyAsync()
    {
        var template = await Template.Value;
        return await template.CopyAsync();
    }

    private static async Task<TestDatabase> CreateAsync()
    {
        var database = TestDatabase.Create();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().Wait();
        await MigrateAsync(database);
        await database.DisconnectAsync();
        return database;
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var app = BankServer.Build(["--urls=http://127.0.0.1:0", "--Jobs:Enabled=false", "--Logging:LogLevel:Default=Warning", .. database.Settings]);
        await using var alone = await app.Services.GetRequiredService<IStorageProvider>().PrepareAsync(CancellationToken.None);
        foreach (var module in app.Services.GetServices<ModuleContextType>())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ((DbContext)scope.ServiceProvider.GetRequiredService(module.Type)).Database.MigrateAsync();
        }
    }
}
