using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Payments.Reconciliation.Reading;
using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Reconciliation;

internal static class ReconciliationRegistration
{
    public static IServiceCollection AddReconciliation(this IServiceCollection services)
    {
        services.AddBankOptions<ReconciliationOptions>(ReconciliationOptions.Section);
        services.AddSingleton<StatementFormats>();
        services.AddScoped<ReconciledAccounts>();
        services.AddScoped<LedgerSide>();
        services.AddScoped<StatementIntake>();
        services.AddScoped<StatementFileReader>();
        services.AddScoped<ReconciliationRows>();
        services.AddScoped<AccountReconciler>();
        services.AddScoped<AccountBalances>();
        services.AddScoped<ReconciliationReporter>();
        services.AddScoped<WriteOffBooking>();
        services.AddScoped<ReconcileInboxJob>();
        services.AddScoped<ReconcileAccountsJob>();
        return services;
    }
}
