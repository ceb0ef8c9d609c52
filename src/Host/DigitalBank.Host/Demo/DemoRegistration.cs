using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Platform.Configuration;

namespace DigitalBank.Host.Demo;

internal static class DemoRegistration
{
    /// <summary>Statements can tell what the demo's entries were about, in verbs too and when <c>--demo</c> is left out later.</summary>
    internal static IServiceCollection AddDemoNarration(this IServiceCollection services) =>
        services.AddScoped<IEntryNarrator, DemoNarrator>();

    /// <summary>
    /// Fills the bank when the settings ask for it. Comes before the modules: the opening begins when the database is up to date, and
    /// goes on while the modules start.
    /// </summary>
    internal static IServiceCollection AddDemoOpening(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddBankOptions<DemoSettings>(DemoSettings.Section);
        if (IsEnabled(configuration))
        {
            services.AddSingleton<DemoAccounts>();
            services.AddSingleton<DemoOpening>();
            services.AddHostedService(provider => provider.GetRequiredService<DemoOpening>());
        }

        return services;
    }

    /// <summary>The last to start: the doors stay closed until the opening is finished, and the history is written when they are open.</summary>
    internal static IServiceCollection AddDemoHistory(this IServiceCollection services, IConfiguration configuration) =>
        IsEnabled(configuration) ? services.AddHostedService<DemoHistoryWriter>() : services;

    internal static bool IsEnabled(IConfiguration configuration) =>
        configuration.GetSection(DemoSettings.Section).Get<DemoSettings>() is { Enabled: true };
}
