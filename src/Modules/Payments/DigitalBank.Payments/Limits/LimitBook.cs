using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Limits;

/// <summary>Keeps the counters: who may still pay, exactly, however many ask at once.</summary>
internal sealed class LimitBook(PaymentsDbContext db, NewPayees newPayees, IServiceScopeFactory scopes)
{
    /// <summary>The limits of each order that is about to be taken or scheduled, by its id; empty when none of them has any.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LimitDemand>>> DemandsOfAsync(
        IReadOnlyList<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var parties = orders.Select(order => order.OrderingPartyId).OfType<Guid>().Distinct().ToList();
        var limits = await db.Limits.AsNoTracking()
            .Where(limit => limit.PartyId == null || parties.Contains(limit.PartyId.Value))
            .ToListAsync(cancellationToken);
        var demands = new Dictionary<Guid, IReadOnlyList<LimitDemand>>();
        foreach (var order in orders.Where(order => limits.Count > 0 && order.OrderingPartyId is not null))
        {
            var demanded = LimitDemands.Of(order, limits, order.BookingDate);
            demands[order.Id] = demanded.Any(demand => demand.Scope == LimitScope.NewBeneficiary)
                && !await newPayees.IsNewAsync(order, cancellationToken)
                    ? [.. demanded.Where(demand => demand.Scope != LimitScope.NewBeneficiary)]
                    : demanded;
        }

        return demands;
    }

    /// <summary>
    /// Makes the rows to be counted in. Before the transaction, because two that make the same row would fail each other's transaction.
    /// </summary>
    public async Task OpenAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var known = await db.LimitCounters.Where(counter => keys.Contains(counter.Key)).Select(counter => counter.Key).ToListAsync(cancellationToken);
        foreach (var key in keys.Except(known))
        {
            await using var scope = scopes.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
            own.LimitCounters.Add(new LimitCounter { Key = key });
            try
            {
                await own.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException taken) when (taken.IsConflict())
            {
                // Another order of the same customer has opened it at the same moment.
            }
        }
    }

    /// <summary>Locks the counters until the transaction ends and reads them. In the order of their keys, so that nobody waits in a circle.</summary>
    public async Task<Dictionary<string, LimitCounter>> LockAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var locked = new Dictionary<string, LimitCounter>();
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            await db.LimitCounters.Where(counter => counter.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(counter => counter.UsedCount, counter => counter.UsedCount), cancellationToken);
            locked[key] = await db.LimitCounters.SingleAsync(counter => counter.Key == key, cancellationToken);
        }

        return locked;
    }

    /// <summary>Counts the order in all its counters, or in none and says why.</summary>
    public Failure? Use(PaymentOrder order, IReadOnlyList<LimitDemand> demands, IReadOnlyDictionary<string, LimitCounter> counters)
    {
        var amount = order.Debited.MinorUnits;
        foreach (var demand in demands)
        {
            var counter = demand.CounterKey is null ? null : counters[demand.CounterKey];
            if (demand.Judge(amount, counter?.UsedMinor ?? 0, counter?.UsedCount ?? 0) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var key in demands.Select(demand => demand.CounterKey).OfType<string>())
        {
            counters[key].Use(amount);
            db.LimitUses.Add(new LimitUse { PaymentOrderId = order.Id, CounterKey = key, AmountMinor = amount });
        }

        return null;
    }

    /// <summary>Undoes <see cref="Use"/> in the same transaction, when the order is refused for another reason.</summary>
    public void Return(PaymentOrder order, IReadOnlyDictionary<string, LimitCounter> counters)
    {
        foreach (var use in db.LimitUses.Local.Where(use => use.PaymentOrderId == order.Id).ToList())
        {
            counters[use.CounterKey].Return(use.AmountMinor);
            db.LimitUses.Remove(use);
        }
    }

    /// <summary>Takes rejected orders out of their counters, in the transaction that records the rejection.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken cancellationToken)
    {
        var uses = await db.LimitUses.AsNoTracking().Where(use => orderIds.Contains(use.PaymentOrderId)).ToListAsync(cancellationToken);
        foreach (var counter in uses.GroupBy(use => use.CounterKey).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (amount, count) = (counter.Sum(use => use.AmountMinor), counter.Count());
            await db.LimitCounters.Where(row => row.Key == counter.Key).ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.UsedMinor, row => row.UsedMinor - amount)
                    .SetProperty(row => row.UsedCount, row => row.UsedCount - count),
                cancellationToken);
        }

        await db.LimitUses.Where(use => orderIds.Contains(use.PaymentOrderId)).ExecuteDeleteAsync(cancellationToken);
    }
}
