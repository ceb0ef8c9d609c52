using System.ComponentModel.DataAnnotations;
using DigitalBank.Host.Demo;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Modules;
using DigitalBank.Storage.PostgreSql;
using DigitalBank.Storage.SqlServer;
using DigitalBank.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace DigitalBank.Host.Composition;

/// <summary>The bank without its web server: platform, storage and all modules.</summary>
public static class BankServices
{
    public static IServiceCollection AddBank(this IServiceCollection services, IConfiguration configuration, ProcessRole role)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        // First, so that the database is up to date before any other hosted service starts.
        services.AddHostedService<DatabaseAtStart>();
        services.AddPlatform(StorageFor(configuration), role);
        foreach (var module in BankModules.All)
        {
            services.AddModule(module, configuration);
        }

        return services.AddDemoNarration();
    }

    private static IStorageProvider StorageFor(IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var bank = configuration.GetSection(BankSettings.Section).Get<BankSettings>() ?? new BankSettings();
        MustBeValid(database, DatabaseOptions.Section); // before a context is made of it
        return database.Provider switch
        {
            "PostgreSql" => new PostgreSqlStorage(database),
            "SqlServer" => new SqlServerStorage(database),
            "Sqlite" => new SqliteStorage(database, bank.DataFolder),
            _ => throw new DatabaseUnavailableException(
                $"Setting Database:Provider is '{database.Provider}'; it must be Sqlite, PostgreSql or SqlServer."),
        };
    }

    private static void MustBeValid(DatabaseOptions options, string section)
    {
        var findings = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true))
        {
            throw new OptionsValidationException(
                section,
                typeof(DatabaseOptions),
                findings.Select(finding => $"Setting {section}:{finding.MemberNames.First()} {finding.ErrorMessage}"));
        }
    }

    private sealed class DatabaseAtStart(DatabaseStartup database) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => database.RunAsync(migrate: false, cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
