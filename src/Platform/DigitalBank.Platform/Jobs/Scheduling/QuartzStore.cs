using DigitalBank.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace DigitalBank.Platform.Jobs.Scheduling;

/// <summary>Quartz on the bank's own database, in tables of its own that it creates where they are missing.</summary>
internal static class QuartzStore
{
    internal static IServiceCollection AddQuartzOn(this IServiceCollection services, IStorageProvider storage) =>
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "digitalbank";
                scheduler.GenerateInstanceId = true;
            });
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
                UseDatabase(store, storage);
            });
        });

    private static void UseDatabase(IPersistentStoreBuilder store, IStorageProvider storage)
    {
        switch (storage.Name)
        {
            case "PostgreSql":
                store.UsePostgres(storage.ConnectionString);
                UseClusterIn(store, "platform.qrtz_");
                break;
            case "SqlServer":
                store.UseSqlServer(storage.ConnectionString);
                UseClusterIn(store, "platform.qrtz_");
                break;
            default:
                // One process at a time serves a SQLite bank, and its one writer lock is no place for a cluster's check-ins.
                store.UseSqlite(storage.ConnectionString);
                store.ConfigureStore(options => options.TablePrefix = "qrtz_");
                break;
        }
    }

    private static void UseClusterIn(IPersistentStoreBuilder store, string prefix)
    {
        store.ConfigureStore(options => options.TablePrefix = prefix);
        store.UseClustering(_ => { });
    }
}
