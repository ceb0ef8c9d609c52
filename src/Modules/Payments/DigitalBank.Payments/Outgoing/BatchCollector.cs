using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Puts the payments that wait in clearing into batches.</summary>
internal sealed class BatchCollector(PaymentsDbContext db, ValueDates valueDates, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
{
    /// <summary>
    /// One message for each currency, nostro and value date. A value date that has passed while a payment waited is the first one that cut-off and calendar
    /// still allow; one that has become a closing day of the currency since is the next day that is none.
    /// </summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var waiting = await db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.IsOutgoing && order.BatchId == null)
            .Select(order => new { order.CurrencyCode, order.NostroCode, order.ValueDate })
            .Distinct()
            .ToListAsync(cancellationToken);
        var destinations = new Dictionary<Destination, List<DateOnly?>>();
        foreach (var one in waiting)
        {
            var destination = new Destination(
                one.CurrencyCode, one.NostroCode, await valueDates.StillPossibleAsync(one.CurrencyCode, one.NostroCode is not null, one.ValueDate, today, cancellationToken));
            destinations.TryAdd(destination, []);
            destinations[destination].Add(one.ValueDate);
        }

        foreach (var (destination, agreed) in destinations
            .OrderBy(one => one.Key.CurrencyCode, StringComparer.Ordinal).ThenBy(one => one.Key.NostroCode, StringComparer.Ordinal).ThenBy(one => one.Key.ValueDate))
        {
            await CollectAsync(destination, agreed, today, cancellationToken);
        }
    }

    private async Task CollectAsync(Destination destination, List<DateOnly?> agreed, DateOnly today, CancellationToken cancellationToken)
    {
        while (await CollectOneAsync(destination, agreed, today, cancellationToken))
        {
        }
    }

    /// <summary>The batch and the payments in it are one transaction: there is no batch without payments, and no payment in two.</summary>
    private async Task<bool> CollectOneAsync(Destination destination, List<DateOnly?> agreed, DateOnly today, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var batchId = Guid.CreateVersion7(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var payments = await AssignAsync(batchId, destination, agreed, cancellationToken);
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
    private Task<int> AssignAsync(Guid batchId, Destination destination, List<DateOnly?> agreed, CancellationToken cancellationToken)
    {
        var dates = agreed.OfType<DateOnly>().ToList();
        var isUndated = agreed.Contains(null);
        var next = db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.IsOutgoing && order.BatchId == null
                && order.CurrencyCode == destination.CurrencyCode && order.NostroCode == destination.NostroCode
                && ((order.ValueDate != null && dates.Contains(order.ValueDate.Value)) || (isUndated && order.ValueDate == null)))
            .OrderBy(order => order.Id)
            .Take(options.Value.MaxPaymentsPerOutgoingFile)
            .Select(order => order.Id);
        return db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Booked && order.BatchId == null && next.Contains(order.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.BatchId, batchId), cancellationToken);
    }

    private sealed record Destination(string CurrencyCode, string? NostroCode, DateOnly ValueDate);
}
