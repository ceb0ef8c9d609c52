using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Puts the payments that wait in clearing into batches.</summary>
internal sealed class BatchCollector(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
{
    public async Task CollectAsync(string currencyCode, CancellationToken cancellationToken)
    {
        while (await CollectOneAsync(currencyCode, cancellationToken))
        {
        }
    }

    /// <summary>The batch and the payments in it are one transaction: there is no batch without payments, and no payment in two.</summary>
    private async Task<bool> CollectOneAsync(string currencyCode, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = await calendar.TodayAsync(cancellationToken);
        var batchId = Guid.CreateVersion7(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payments = await AssignAsync(batchId, currencyCode, cancellationToken);
        if (payments > 0)
        {
            var batch = new OutgoingBatch
            {
                Id = batchId,
                CurrencyCode = currencyCode,
                MessageId = batchId.ToString("N"),
                CreatedAt = now,
                Payments = payments,
            };
            batch.BookOn(today);
            db.OutgoingBatches.Add(batch);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return payments > 0;
    }

    // The condition stands in both places: the inner one chooses, the outer one holds when another process was faster.
    private Task<int> AssignAsync(Guid batchId, string currencyCode, CancellationToken cancellationToken)
    {
        var next = db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.IsOutgoing && order.BatchId == null && order.CurrencyCode == currencyCode)
            .OrderBy(order => order.Id)
            .Take(options.Value.MaxPaymentsPerOutgoingFile)
            .Select(order => order.Id);
        return db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.BatchId == null && next.Contains(order.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.BatchId, batchId), cancellationToken);
    }
}
