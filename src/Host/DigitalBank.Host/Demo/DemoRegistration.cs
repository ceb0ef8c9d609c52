using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Platform.Configuration;

namespace DigitalBank.Host.Demo;

internal static class DemoRegistration
{
    /// <summary>Statements can tell what the demo's entries were about, in verbs too and when <c>--demo</c> is left out later.</summary>
    internal static IServiceCollection AddDemoNarration(this IServiceCollection services) =>
        services.AddScoped<IEntryNarrator, DemoNarrator>();

    /// <summary>Fills the bank when the settings ask for it. Registered after the modules, so that the ledger is ready.</summary>
    internal static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddBankOptions<DemoSettings>(DemoSettings.Section);
        if (IsEnabled(configuration))
        {
            services.AddSingleton<DemoAccounts>();
            services.AddHostedService<DemoOpening>();
            services.AddHostedService<DemoHistoryWriter>();
        }

        return services;
    }

    internal static bool IsEnabled(IConfiguration configuration) =>
        configuration.GetSection(DemoSettings.Section).Get<DemoSettings>() is { Enabled: true };
}
