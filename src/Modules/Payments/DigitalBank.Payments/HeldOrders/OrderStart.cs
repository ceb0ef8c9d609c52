using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Orders;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>Lets orders begin that nothing stands against by themselves: each is received for booking, or held until a person has looked at it.</summary>
internal sealed class OrderStart(PathScreening screening, ValueDates valueDates, TimeProvider clock)
{
    /// <param name="orders">New ones, or scheduled ones whose day has come. The caller saves.</param>
    public async Task BeginAsync(IReadOnlyCollection<PaymentOrder> orders, DateOnly today, CancellationToken cancellationToken)
    {
        var holds = await screening.HoldsAsync(orders, cancellationToken);
        foreach (var order in orders)
        {
            if (holds.TryGetValue(order.Id, out var note))
            {
                order.Hold(note, clock.GetUtcNow());
            }
            else
            {
                order.Receive(today, await valueDates.OfAsync(order, today, cancellationToken), clock.GetUtcNow());
            }
        }
    }
}
