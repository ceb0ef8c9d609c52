using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Puts the payments that wait in clearing into batches.</summary>
internal sealed class BatchCollector(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
{
    /// <summary>One message for each currency, nostro and value date; a value date that has passed while a payment waited is today.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var waiting = await db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.IsOutgoing && order.BatchId == null)
            .Select(order => new { order.CurrencyCode, order.NostroCode, order.ValueDate })
            .Distinct()
            .ToListAsync(cancellationToken);
        var destinations = waiting
            .Select(one => new Destination(one.CurrencyCode, one.NostroCode, one.ValueDate > today ? one.ValueDate.Value : today))
            .Distinct()
            .OrderBy(one => one.CurrencyCode, StringComparer.Ordinal).ThenBy(one => one.NostroCode, StringComparer.Ordinal).ThenBy(one => one.ValueDate);
        foreach (var destination in destinations)
        {
            await CollectAsync(destination, today, cancellationToken);
        }
    }

    private async Task CollectAsync(Destination destination, DateOnly today, CancellationToken cancellationToken)
    {
        while (await CollectOneAsync(destination, today, cancellationToken))
        {
        }
    }

    /// <summary>The batch and the payments in it are one transaction: there is no batch without payments, and no payment in two.</summary>
    private async Task<bool> CollectOneAsync(Destination destination, DateOnly today, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var batchId = Guid.CreateVersion7(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payments = await AssignAsync(batchId, destination, today, cancellationToken);
        if (payments > 0)
        {
            var batch = new OutgoingBatch
            {
                Id = batchId,
                CurrencyCode = destination.CurrencyCode,
                NostroCode = destination.NostroCode,
                ValueDate = destination.ValueDate,
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
    private Task<int> AssignAsync(Guid batchId, Destination destination, DateOnly today, CancellationToken cancellationToken)
    {
        var next = db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.IsOutgoing && order.BatchId == null
                && order.CurrencyCode == destination.CurrencyCode && order.NostroCode == destination.NostroCode
                && (order.ValueDate == destination.ValueDate || (destination.ValueDate == today && (order.ValueDate == null || order.ValueDate < today))))
            .OrderBy(order => order.Id)
            .Take(options.Value.MaxPaymentsPerOutgoingFile)
            .Select(order => order.Id);
        return db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.BatchId == null && next.Contains(order.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.BatchId, batchId), cancellationToken);
    }

    private sealed record Destination(string CurrencyCode, string? NostroCode, DateOnly ValueDate);
}
