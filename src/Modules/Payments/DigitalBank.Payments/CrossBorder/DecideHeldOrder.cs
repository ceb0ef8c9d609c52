using DigitalBank.Payments.Booking;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>
/// Lets an order go that was held because of somebody on its way, or refuses it. It goes at the rate that was confirmed, and only when the hit has been
/// dismissed in Risk. Decided the same way again, the answer is the same.
/// </summary>
internal sealed record DecideHeldOrder(Guid PaymentOrderId, bool IsReleased, string Reason) : ICommand<PaymentView>;

internal sealed class DecideHeldOrderValidator : AbstractValidator<DecideHeldOrder>
{
    public DecideHeldOrderValidator() =>
        RuleFor(c => c.Reason).Must(reason => reason?.Trim() is { Length: >= 3 and <= 500 })
            .WithErrorCode(CrossBorderErrors.ReasonMissing.Code).WithMessage(CrossBorderErrors.ReasonMissing.Message);
}

internal sealed class DecideHeldOrderHandler(
    PaymentsDbContext db,
    OrderDesk desk,
    PaymentBooker booker,
    PathScreening screening,
    ValueDates valueDates,
    IActor actor,
    IBusinessCalendar calendar,
    TimeProvider clock) : ICommandHandler<DecideHeldOrder, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(DecideHeldOrder command, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleOrDefaultAsync(row => row.Id == command.PaymentOrderId, cancellationToken);
        if (order is null)
        {
            return PaymentsErrors.UnknownPayment;
        }

        if (order.Status != PaymentOrderStatus.Held)
        {
            var earlier = await db.HeldDecisions.AsNoTracking().SingleOrDefaultAsync(row => row.PaymentOrderId == order.Id, cancellationToken);
            return earlier?.IsReleased == command.IsReleased
                ? PaymentView.Of(await CarryOutAsync(order, cancellationToken))
                : CrossBorderErrors.NotHeldHere;
        }

        if (command.IsReleased && await screening.ScreenAsync(order, cancellationToken) is not null)
        {
            return CrossBorderErrors.NotCleared;
        }

        try
        {
            await DecideAsync(order, command, cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return CrossBorderErrors.NotHeldHere; // somebody else decided at the same moment
        }

        return PaymentView.Of(await CarryOutAsync(order, cancellationToken));
    }

    /// <summary>The decision and the order's next state are one save.</summary>
    private async Task DecideAsync(PaymentOrder order, DecideHeldOrder command, CancellationToken cancellationToken)
    {
        db.HeldDecisions.Add(new HeldDecision
        {
            PaymentOrderId = order.Id,
            IsReleased = command.IsReleased,
            Reason = command.Reason.Trim(),
            DecidedBy = actor.Subject,
            DecidedAt = clock.GetUtcNow(),
        });
        if (command.IsReleased)
        {
            var today = await calendar.TodayAsync(cancellationToken);
            order.Receive(today, await valueDates.OfAsync(order, today, cancellationToken), clock.GetUtcNow());
        }
        else
        {
            desk.Reject(order, CrossBorderErrors.RefusedByBank);
        }

        await desk.TakeAsync([order], cancellationToken);
    }

    /// <summary>Risk forgets before the money moves and again on a repetition, so that a crash in between leaves nobody watched.</summary>
    private async Task<PaymentOrder> CarryOutAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        await screening.ForgetAsync(order.Id, CancellationToken.None);
        return order.Status == PaymentOrderStatus.Received ? (await booker.BookAsync([order], cancellationToken))[0] : order;
    }
}
