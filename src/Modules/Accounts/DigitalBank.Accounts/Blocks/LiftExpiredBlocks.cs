using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Blocks;

/// <summary>
/// Lifts blocks whose last day was the one that ended, or an earlier one. Each account stands for itself: one that cannot be finished
/// stops no other, and the job <see cref="FinishAccountChanges"/> or the next close carries it on.
/// </summary>
internal sealed class LiftExpiredBlocks(AccountsDbContext db, IServiceScopeFactory scopes, TimeProvider clock) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "lift-expired-blocks";

    /// <summary>Before the payments that fall due on the new day: a block that has ended does not stop them.</summary>
    public int Order => 680;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (done, failed) = (0L, 0L);
        Guid? after = null;
        while (await ExpiredAsync(closingDate, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            foreach (var accountId in page)
            {
                if (await LiftAsync(accountId, closingDate, cancellationToken))
                {
                    done++;
                }
                else
                {
                    failed++;
                }
            }
        }

        return new StepReport(done, failed);
    }

    private Task<List<Guid>> ExpiredAsync(DateOnly closingDate, Guid? after, CancellationToken cancellationToken) => db.Blocks
        .Where(block => block.LiftedAt == null && block.ExpiryDate != null && block.ExpiryDate <= closingDate)
        .Where(block => after == null || block.AccountId.CompareTo(after.Value) > 0)
        .Select(block => block.AccountId)
        .Distinct()
        .OrderBy(accountId => accountId)
        .Take(PageSize)
        .ToListAsync(cancellationToken);

    private async Task<bool> LiftAsync(Guid accountId, DateOnly closingDate, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var account = await own.Accounts.SingleAsync(a => a.Id == accountId, cancellationToken);
        var blocks = await own.Blocks.Where(b => b.AccountId == accountId && b.LiftedAt == null).ToListAsync(cancellationToken);
        foreach (var block in blocks.Where(block => block.ExpiryDate <= closingDate))
        {
            block.Lift("system", "Expired", clock.GetUtcNow());
        }

        if (account.State is LifeCycle.AccountState.Closing or LifeCycle.AccountState.Closed)
        {
            await own.SaveChangesAsync(cancellationToken);
            return true;
        }

        account.SetBlock(PlacedBlock.Together(blocks));
        try
        {
            await own.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            // Somebody is at this account at this moment; the block is still to be lifted and the next close finds it.
            return false;
        }

        var set = await scope.ServiceProvider.GetRequiredService<LedgerSide>().BlockAsync(account, cancellationToken);
        return set.IsSuccess;
    }
}
