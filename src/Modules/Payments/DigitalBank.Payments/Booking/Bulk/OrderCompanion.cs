using System.Data.Common;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;

namespace DigitalBank.Payments.Booking.Bulk;

/// <summary>Saves orders as booked, and counts them in their limits, in the transaction that books their entries.</summary>
internal sealed class OrderCompanion(OrderRows rows, CountedOrders counted, TimeProvider clock) : IEntryCompanion
{
    private readonly Dictionary<Guid, PaymentOrder> _received = counted.Fitting.ToDictionary(order => order.Id);

    public void Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<JournalEntryReceipt> booked)
    {
        var now = clock.GetUtcNow();
        var (orders, uses) = (new List<PaymentOrder>(booked.Count), new List<LimitUse>());
        foreach (var entry in booked)
        {
            var order = _received[entry.IdempotencyKey].Copy();
            order.Book(entry.EntryId, order.BookingDate!.Value, now);
            orders.Add(order);
            uses.AddRange(LimitForecast.KeysOf(counted.DemandsOf(order.Id)).Select(key =>
                new LimitUse { PaymentOrderId = order.Id, CounterKey = key, AmountMinor = order.Amount.MinorUnits }));
        }

        Count(connection, transaction, uses);
        rows.Write(connection, transaction, orders, uses);
    }

    /// <summary>Another process may have counted since the forecast was made: the counters as they are now have the last word.</summary>
    private void Count(DbConnection connection, DbTransaction? transaction, List<LimitUse> uses)
    {
        if (uses.Count == 0)
        {
            return;
        }

        var sums = uses.GroupBy(use => use.CounterKey)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CounterUse(group.Key, group.Sum(use => use.AmountMinor), group.Count()))
            .ToList();
        var limits = uses.Select(use => use.PaymentOrderId).Distinct()
            .SelectMany(counted.DemandsOf)
            .ToLookup(demand => demand.CounterKey);
        foreach (var used in rows.Count(connection, transaction, sums))
        {
            if (limits[used.Key].Any(limit => used.AmountMinor > limit.MaxAmountMinor || used.Count > limit.MaxCount))
            {
                throw new EntryCompanionException("A limit has been used up in the meantime.");
            }
        }
    }
}
