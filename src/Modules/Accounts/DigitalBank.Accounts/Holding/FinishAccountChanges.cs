using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Holding;

/// <summary>Carries to its end what a crash left between an account and the ledger.</summary>
internal sealed class FinishAccountChanges(AccountsDbContext db, IServiceScopeFactory scopes) : IBankJob
{
    public string Name => "finish-account-changes";

    public string Description => "Finish the opening, blocking and closing of accounts that were interrupted";

    public string? DefaultSchedule => "15 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Accounts.AsNoTracking()
            .Where(a => a.Pending != PendingChange.None)
            .OrderBy(a => a.Id)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in ids)
        {
            try
            {
                failed += await FinishAsync(id, cancellationToken) ? 0 : 1;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Whoever changed it at this moment finishes it.
                failed++;
            }
        }

        return new StepReport(ids.Count, failed);
    }

    /// <returns>False when the ledger could not be asked, so that the change is still pending.</returns>
    private async Task<bool> FinishAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<LedgerSide>();
        var account = await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Accounts
            .SingleAsync(a => a.Id == id, cancellationToken);
        var finished = account.Pending switch
        {
            PendingChange.Opening => await ledger.OpenAsync(account, command: null, cancellationToken),
            PendingChange.Blocking => await ledger.BlockAsync(account, cancellationToken),
            PendingChange.Closing => await ledger.CloseAsync(account, cancellationToken),
            _ => account.View(),
        };

        // A refused closing is finished too: the account stays open.
        return finished.IsSuccess || finished.Failure.Kind != FailureKind.Unavailable;
    }
}
