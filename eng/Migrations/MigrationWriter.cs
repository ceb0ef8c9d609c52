using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.EntityFrameworkCore.SqlServer.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

namespace DigitalBank.Migrations;

/// <summary>Writes one migration of one context for one provider into its storage project, the way dotnet-ef does.</summary>
[SuppressMessage("Usage", "EF1001", Justification = "The design-time services of the providers are internal by name only; dotnet-ef loads them too.")]
internal static class MigrationWriter
{
    /// <returns>The id, or null when the model has not changed since the last migration.</returns>
    internal static string? Write(DbContext db, string provider, string name, string storageFolder, string? id)
    {
        if (!db.Database.HasPendingModelChanges())
        {
            return null;
        }

        var services = new ServiceCollection();

        // The context's own services first: the provider only adds what is missing.
        services.AddEntityFrameworkDesignTimeServices();
        services.AddDbContextDesignTimeServices(db);
        DesignTimeServicesOf(provider).ConfigureDesignTimeServices(services);
        if (id is not null)
        {
            services.AddSingleton<IMigrationsIdGenerator>(new GivenId(id));
        }

        using var design = services.BuildServiceProvider();
        var scaffolder = design.GetRequiredService<IMigrationsScaffolder>();
        var module = db.GetType().Name[..^"DbContext".Length];
        var project = Path.Combine(storageFolder, $"DigitalBank.Storage.{provider}");
        var migration = scaffolder.ScaffoldMigration(name, $"DigitalBank.Storage.{provider}", $"Migrations.{module}", "C#");
        scaffolder.Save(project, migration, Path.Combine(project, "Migrations", module), dryRun: false);
        return migration.MigrationId;
    }

    private static IDesignTimeServices DesignTimeServicesOf(string provider) => provider switch
    {
        "Sqlite" => new SqliteDesignTimeServices(),
        "PostgreSql" => new NpgsqlDesignTimeServices(),
        _ => new SqlServerDesignTimeServices(),
    };

    private sealed class GivenId(string id) : MigrationsIdGenerator
    {
        public override string GenerateId(string name) => $"{id}_{name}";
    }
}
