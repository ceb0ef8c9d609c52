using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Booking;

/// <summary>
/// Saves orders together with what they use up (room in limits, a code that is paid once, money that can be paid back), and gives it back
/// when they are rejected: each in one transaction. Rows are locked in one order: counters, codes, the payments that are paid back.
/// </summary>
internal sealed class OrderDesk(PaymentsDbContext db, LimitBook limits, OneTimeUses oneTimeUses, PathScreening screening, TimeProvider clock)
{
    /// <summary>
    /// Saves orders that are received, scheduled, held or rejected already. One that exceeds a limit, or comes too late for what it wants to
    /// use, is saved as rejected instead. Of one that is held, Risk's reviewers see why. A scheduled one counts on its day and is now held against limits for each payment only.
    /// </summary>
    public async Task TakeAsync(IReadOnlyList<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        await SaveAsync(orders, cancellationToken);

        // Not before they are saved: a crash must leave no party in Risk that belongs to no order. One that it leaves unseen is screened when it is to be released.
        await screening.ScreenHeldAsync([.. orders.Where(order => order.Status == PaymentOrderStatus.Held)], CancellationToken.None);
    }

    /// <summary>Refuses an order. The caller saves, with <see cref="RecordAsync"/> where it was taken before.</summary>
    public void Reject(PaymentOrder order, Failure failure, string? reasonCode = null)
    {
        Refuse(order, failure, reasonCode);
        Tell(order);
    }

    /// <summary>Refuses an order that may be saved later or not at all; whoever saves it calls <see cref="Tell"/> before.</summary>
    public void Refuse(PaymentOrder order, Failure failure, string? reasonCode = null) =>
        order.Reject(failure, reasonCode ?? RejectionReasons.For(failure), clock.GetUtcNow());

    /// <summary>Lets the next save tell that the order was rejected.</summary>
    public void Tell(PaymentOrder rejected) =>
        db.Publish(new PaymentRejected(rejected.Id, rejected.DebtorAccountId, rejected.FailureCode!, rejected.ReasonCode!));

    /// <summary>Saves what became of orders that were taken.</summary>
    /// <param name="rejected">Those that this save makes rejected: what they used is free again.</param>
    public async Task RecordAsync(IReadOnlyList<PaymentOrder> rejected, CancellationToken cancellationToken)
    {
        if (rejected.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await limits.ReleaseAsync([.. rejected.Select(order => order.Id)], cancellationToken);
        foreach (var order in rejected.Where(OneTimeUses.Concerns))
        {
            await oneTimeUses.ReleaseAsync(order, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task SaveAsync(IReadOnlyList<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var open = orders.Where(order => !order.IsDecided).ToList();
        var demands = await limits.DemandsOfAsync(open, cancellationToken);
        if (demands.Values.All(all => all.Count == 0) && !open.Exists(OneTimeUses.Concerns))
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        var keys = demands.Values.SelectMany(all => all).Select(demand => demand.CounterKey).OfType<string>().Distinct().ToList();
        await limits.OpenAsync(keys, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var counters = await limits.LockAsync(keys, cancellationToken);
        foreach (var order in open)
        {
            var refusal = limits.Use(order, demands.GetValueOrDefault(order.Id, []), counters)
                ?? await oneTimeUses.ClaimAsync(order, cancellationToken);
            if (refusal is not null)
            {
                limits.Return(order, counters);
                Reject(order, refusal);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Whoever comes next in this scope reads them under its own lock.
        counters.Values.ToList().ForEach(counter => db.Entry(counter).State = EntityState.Detached);
    }
}
