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
        var counts = new SortedDictionary<string, CounterUse>(StringComparer.Ordinal);
        foreach (var entry in booked)
        {
            var order = _received[entry.IdempotencyKey].Copy();
            order.Book(entry.EntryId, order.BookingDate!.Value, now);
            orders.Add(order);
            foreach (var key in LimitForecast.KeysOf(counted.DemandsOf(order.Id)))
            {
                counts[key] = counts.GetValueOrDefault(key, new CounterUse(key, 0, 0)).And(order.Amount.MinorUnits, 1);

                // What is settled here is final; only what another bank may still refuse can be taken out of its counters again.
                if (order.IsOutgoing)
                {
                    uses.Add(new LimitUse { PaymentOrderId = order.Id, CounterKey = key, AmountMinor = order.Amount.MinorUnits });
                }
            }
        }

        Count(connection, transaction, orders, counts);
        rows.Write(connection, transaction, orders, uses);
    }

    /// <summary>Another process may have counted since the forecast was made: the counters as they are now have the last word.</summary>
    private void Count(DbConnection connection, DbTransaction? transaction, List<PaymentOrder> orders, SortedDictionary<string, CounterUse> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        var limits = orders.SelectMany(order => counted.DemandsOf(order.Id)).Distinct().ToLookup(demand => demand.CounterKey);
        foreach (var used in rows.Count(connection, transaction, [.. counts.Values]))
        {
            if (limits[used.Key].Any(limit => used.AmountMinor > limit.MaxAmountMinor || used.Count > limit.MaxCount))
            {
                throw new EntryCompanionException("A limit has been used up in the meantime.");
            }
        }
    }
}
