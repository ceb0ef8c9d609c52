using DigitalBank.Payments.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.StandingOrders;

internal enum StandingOrderChange
{
    Suspend = 1,

    /// <summary>What fell due in the meantime is not made up for.</summary>
    Resume = 2,

    Cancel = 3,
}

/// <summary>Suspends, resumes or cancels a customer's standing order. Doing it twice is doing it once; an attempt to try again ends with it.</summary>
internal sealed record ChangeStandingOrder(Guid StandingOrderId, Guid PartyId, StandingOrderChange Change) : ICommand<StandingOrderView>;

internal sealed class ChangeStandingOrderHandler(PaymentsDbContext db, IBusinessCalendar calendar) : ICommandHandler<ChangeStandingOrder, StandingOrderView>
{
    public async Task<Result<StandingOrderView>> Handle(ChangeStandingOrder command, CancellationToken cancellationToken)
    {
        var order = await db.StandingOrders.SingleOrDefaultAsync(
            known => known.Id == command.StandingOrderId && known.PartyId == command.PartyId, cancellationToken);
        if (order is null)
        {
            return PaymentsErrors.UnknownStandingOrder;
        }

        if (order.HasEnded)
        {
            return order.Status == StandingOrderStatus.Cancelled && command.Change == StandingOrderChange.Cancel
                ? StandingOrderView.Of(order)
                : PaymentsErrors.StandingOrderEnded;
        }

        if (command.Change != StandingOrderChange.Resume)
        {
            order.Stop(command.Change == StandingOrderChange.Cancel);
            await db.StandingOrderPayments
                .Where(payment => payment.StandingOrderId == order.Id && payment.NextAttemptDate != null)
                .ForEachAsync(payment => payment.GiveUp(), cancellationToken);
        }
        else if (order.Status == StandingOrderStatus.Suspended)
        {
            order.Begin(await calendar.TodayAsync(cancellationToken), calendar.IsBusinessDay);
        }

        await db.SaveChangesAsync(cancellationToken);
        return StandingOrderView.Of(order);
    }
}
