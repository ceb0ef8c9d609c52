using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Limits;

/// <summary>Orders that keep their limits as far as one can tell, and what they will count.</summary>
/// <param name="Doubtful">Orders that seem not to: only a look under the counters' locks may refuse them.</param>
internal sealed record CountedOrders(
    IReadOnlyList<PaymentOrder> Fitting,
    IReadOnlyList<PaymentOrder> Doubtful,
    IReadOnlyDictionary<Guid, IReadOnlyList<LimitDemand>> Demands)
{
    /// <summary>What the fitting orders count together.</summary>
    public IReadOnlyCollection<CounterUse> Uses { get; init; } = [];

    public IReadOnlyList<LimitDemand> DemandsOf(Guid orderId) => Demands.GetValueOrDefault(orderId, []);
}

/// <summary>Sorts orders by whether they keep their limits, set by set.</summary>
internal sealed class LimitForecast(PaymentsDbContext db, LimitBook limits, CountsUnderWay underWay)
{
    /// <summary>The caller takes the uses out of <see cref="CountsUnderWay"/> when it knows what became of them.</summary>
    public async Task<CountedOrders> CountAsync(IReadOnlyList<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var demands = await limits.DemandsOfAsync(orders, cancellationToken);
        var keys = KeysOf(demands.Values.SelectMany(all => all));
        if (keys.Count == 0)
        {
            return Sort(orders, demands, []);
        }

        await underWay.EnterAsync(cancellationToken);
        try
        {
            // Looked at before the database: what commits in between counts twice, which at worst sends an order the slower way.
            var used = underWay.Among(keys);
            var counters = await db.LimitCounters.AsNoTracking()
                .Where(counter => keys.Contains(counter.Key))
                .ToListAsync(cancellationToken);
            foreach (var counter in counters)
            {
                used[counter.Key] = used.GetValueOrDefault(counter.Key, new CounterUse(counter.Key, 0, 0)).And(counter.UsedMinor, counter.UsedCount);
            }

            var counted = Sort(orders, demands, used);
            underWay.Add(counted.Uses);
            return counted;
        }
        finally
        {
            underWay.Leave();
        }
    }

    /// <summary>Each once, in the order in which they are locked.</summary>
    public static List<string> KeysOf(IEnumerable<LimitDemand> demands) =>
        [.. demands.Select(demand => demand.CounterKey).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static CountedOrders Sort(
        IReadOnlyList<PaymentOrder> orders,
        IReadOnlyDictionary<Guid, IReadOnlyList<LimitDemand>> demands,
        Dictionary<string, CounterUse> used)
    {
        var (fitting, doubtful, uses) = (new List<PaymentOrder>(orders.Count), new List<PaymentOrder>(), new Dictionary<string, CounterUse>());
        foreach (var order in orders)
        {
            var own = demands.GetValueOrDefault(order.Id, []);
            if (own.Any(demand => !Fits(demand, order, used)))
            {
                doubtful.Add(order);
                continue;
            }

            fitting.Add(order);
            foreach (var key in own.Select(demand => demand.CounterKey).OfType<string>())
            {
                used[key] = used.GetValueOrDefault(key, new CounterUse(key, 0, 0)).And(order.Amount.MinorUnits, 1);
                uses[key] = uses.GetValueOrDefault(key, new CounterUse(key, 0, 0)).And(order.Amount.MinorUnits, 1);
            }
        }

        return new CountedOrders(fitting, doubtful, demands) { Uses = uses.Values };
    }

    private static bool Fits(LimitDemand demand, PaymentOrder order, Dictionary<string, CounterUse> used)
    {
        var sofar = demand.CounterKey is { } key ? used.GetValueOrDefault(key) : default;
        return demand.Judge(order.Amount.MinorUnits, sofar.AmountMinor, sofar.Count) is null;
    }
}
