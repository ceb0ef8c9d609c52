using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data.Bulk;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// Writes what a run has found, set by set. A unique key settles the race of two runs over one statement or one line, and the version of
/// a row that of two matches of one item: the later one fails as a whole and finds the other's work when it is tried again.
/// </summary>
internal sealed class ReconciliationRows(PaymentsDbContext db, IBulkRows bulk, TimeProvider clock)
{
    private const int SetSize = 5_000;

    public Task TakeUpAsync(IReadOnlyList<ReconciliationItem> page, CancellationToken cancellationToken) =>
        InTransactionAsync(() => bulk.InsertAsync(db, page, cancellationToken), cancellationToken);

    public Task SaveAsync(ReconciliationRun run, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return InTransactionAsync(() => WriteAsync(run, cancellationToken), cancellationToken);
    }

    private async Task WriteAsync(ReconciliationRun run, CancellationToken cancellationToken)
    {
        if (run.Statement is not null)
        {
            db.ReceivedStatements.Add(run.Statement);
            await db.SaveChangesAsync(cancellationToken);
        }

        foreach (var set in run.New.Chunk(SetSize))
        {
            await bulk.InsertAsync(db, set, cancellationToken);
        }

        foreach (var set in run.Existing.Where(item => item.IsChanged).Chunk(SetSize))
        {
            await bulk.UpdateAsync(db, set, cancellationToken);
        }

        await SettleAsync(run, cancellationToken);
    }

    // Within a dry run there is one already, which is undone at the end.
    private async Task InTransactionAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await write();
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await write();
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task SettleAsync(ReconciliationRun run, CancellationToken cancellationToken)
    {
        var confirmed = run.Matches.Where(match => match.Statement.Count > 0)
            .SelectMany(match => match.Ledger)
            .Select(item => item.PaymentOrderId)
            .OfType<Guid>()
            .Distinct();
        foreach (var ids in confirmed.Chunk(SetSize))
        {
            var sent = await db.Orders.AsNoTracking()
                .Where(order => ids.Contains(order.Id) && order.Status == PaymentOrderStatus.Sent)
                .ToListAsync(cancellationToken);
            sent.ForEach(order => order.ConfirmSettlement(run.Statement?.StatementId ?? "reconciled", clock.GetUtcNow()));
            await bulk.InsertAsync(db, [.. sent.SelectMany(order => order.TakeNewSteps())], cancellationToken);
            await bulk.UpdateAsync(db, sent, cancellationToken);
        }
    }
}
