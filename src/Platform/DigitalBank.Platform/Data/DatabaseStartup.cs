using DigitalBank.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Data;

/// <summary>Brings the database up to date and seeds it, before anything else starts.</summary>
public sealed class DatabaseStartup(
    IServiceScopeFactory scopes, IStorageProvider storage, IEnumerable<ModuleContextType> contexts, IOptions<DatabaseOptions> options)
{
    /// <summary>Migrates when the settings allow it, or always with <paramref name="migrate"/>; then seeds.</summary>
    /// <returns>Names of the migrations that were applied.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be used, or is behind and may not be migrated.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(bool migrate, CancellationToken cancellationToken)
    {
        await using var alone = await storage.PrepareAsync(cancellationToken);
        var applied = new List<string>();
        foreach (var context in contexts)
        {
            applied.AddRange(await BringUpToDateAsync(context, migrate || options.Value.MigrateOnStart, cancellationToken));
        }

        await SeedAsync(cancellationToken);
        return applied;
    }

    private async Task<IEnumerable<string>> BringUpToDateAsync(ModuleContextType context, bool mayMigrate, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context.Type);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return [];
        }

        if (!mayMigrate)
        {
            throw new DatabaseUnavailableException(
                $"The database lacks {pending.Count} migrations of {context.Schema}, the first is {pending[0]}. "
                + "Run 'migrate', or set Database:MigrateOnStart to true.");
        }

        await db.Database.MigrateAsync(cancellationToken);
        return pending.Select(migration => $"{context.Schema}/{migration}");
    }

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<IModuleSeed>().OrderBy(seed => seed.Order))
        {
            await seed.SeedAsync(cancellationToken);
        }
    }
}
