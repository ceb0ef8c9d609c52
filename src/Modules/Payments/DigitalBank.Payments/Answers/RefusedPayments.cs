using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Answers;

/// <summary>Payments of ours that another bank will never take: their payers get the money back, and the orders are rejected.</summary>
internal sealed class RefusedPayments(PaymentsDbContext db, MoneyBack moneyBack, TimeProvider clock)
{
    /// <summary>Books and marks them. May be repeated after a crash: each is given back once.</summary>
    /// <param name="refused">Sent ones, tracked, with the ISO reason of each.</param>
    /// <returns>Those that are rejected now: the caller saves them with <see cref="Booking.OrderDesk.RecordAsync"/>. And why others are not.</returns>
    public async Task<(IReadOnlyList<PaymentOrder> Rejected, Failure? Open)> GiveBackAsync(
        IReadOnlyList<(PaymentOrder Order, string ReasonCode)> refused, CancellationToken cancellationToken)
    {
        var rejected = new List<PaymentOrder>(refused.Count);
        Failure? open = null;
        var given = await moneyBack.GiveAsync(MoneyBack.NeverTaken, [.. refused.Select(one => (one.Order, one.Order.Amount))], cancellationToken);
        foreach (var ((order, reasonCode), entry) in refused.Zip(given))
        {
            if (!entry.IsSuccess)
            {
                open = entry.Failure;
                continue;
            }

            order.RejectAfterSending(PaymentsErrors.RejectedElsewhere, reasonCode, entry.Value.EntryId, clock.GetUtcNow());
            moneyBack.Note(order, entry.Value);
            db.Publish(new PaymentRejected(order.Id, order.DebtorAccountId, PaymentsErrors.RejectedElsewhere.Code, reasonCode));
            rejected.Add(order);
        }

        return (rejected, open);
    }
}
