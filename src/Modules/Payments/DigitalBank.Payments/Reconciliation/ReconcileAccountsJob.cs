using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// Takes up what our ledger has booked on the reconciled accounts, matches it with what is open, clears suspense accounts, and proves each
/// account. May be run again at any time; one account that fails costs the others nothing.
/// </summary>
internal sealed partial class ReconcileAccountsJob(
    ReconciledAccounts accounts, IServiceScopeFactory scopes, ILogger<ReconcileAccountsJob> logger) : IBankJob
{
    public string Name => "reconcile-accounts";

    public string Description => "Match what is open on nostro, scheme and suspense accounts, and prove their balances";

    public string? DefaultSchedule => "0 20 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var all = await accounts.AllAsync(cancellationToken);
        var failed = 0;
        foreach (var account in all)
        {
            failed += await HoldsAsync(account, cancellationToken) ? 0 : 1;
        }

        return new StepReport(all.Count, failed);
    }

    private async Task<bool> HoldsAsync(ReconciledAccount account, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<AccountReconciler>().BringUpToDateAsync(account, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // A statement of the account is being taken in at this moment, which does the same.
        }

        var proof = await scope.ServiceProvider.GetRequiredService<AccountBalances>().ProveAsync(account, cancellationToken);
        if (!proof.Holds)
        {
            LogNotProved(account.Code, account.CurrencyCode);
        }

        return proof.Holds;
    }

    [LoggerMessage(LogLevel.Warning, "The balance of account {AccountCode} {CurrencyCode} is not explained by its open items")]
    private partial void LogNotProved(string accountCode, string currencyCode);
}

/// <summary>After the statements of the day: what they did not bring is known as a break when the day is over.</summary>
internal sealed class ReconcileAccountsStep(ReconcileAccountsJob job) : ICloseOfBusinessStep
{
    public string Name => "reconcile-accounts";

    public int Order => 805;

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) => job.RunAsync(cancellationToken);
}
