using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Aliases;

/// <summary>Gives aliases whose waiting time is over to those who have proven possession. One that fails costs the others nothing.</summary>
internal sealed class MoveAliases(PaymentsDbContext db, TimeProvider clock) : IBankJob
{
    private const int AtOnce = 500;

    public string Name => "move-aliases";

    public string Description => "Give aliases to those who have proven possession, once the waiting time is over; forget old look-ups";

    public string? DefaultSchedule => "20 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Aliases
            .Where(row => row.Status == AliasStatus.Moving && row.MovesAt <= now)
            .OrderBy(row => row.MovesAt)
            .Take(AtOnce)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var failed = 0;
        foreach (var id in due)
        {
            failed += await MoveAsync(id, cancellationToken) ? 0 : 1;
        }

        var before = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-7);
        await db.AliasLookUps.Where(row => row.Date < before).ExecuteDeleteAsync(cancellationToken);
        return new StepReport(due.Count - failed, failed);
    }

    private async Task<bool> MoveAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var alias = await db.Aliases.SingleOrDefaultAsync(row => row.Id == id && row.Status == AliasStatus.Moving, cancellationToken);
            if (alias is null)
            {
                return true; // Withdrawn meanwhile, or moved by another replica.
            }

            foreach (var lost in await db.Aliases.WhereIndexed(db, nameof(PaymentAlias.ActiveValue), alias.Value).ToListAsync(cancellationToken))
            {
                lost.Lose();
                db.Publish(new AliasMoved(alias.Id, lost.PartyId, alias.PartyId));
            }

            // In two saves: of each active alias there is one.
            await db.SaveChangesAsync(cancellationToken);
            alias.Activate();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException changed) when (changed.IsConflict())
        {
            return false; // Withdrawn or kept at this moment; the next run sees it as it is then.
        }
    }
}
