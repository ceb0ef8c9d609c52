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

namespace DigitalBank.Payments.HeldOrders;

/// <summary>
/// Lets an order go that was held, or refuses it. It goes at the rate that was confirmed, only when a hit has been dismissed in Risk, and only if account, mandate,
/// signatures and limits still allow it: otherwise it is rejected for that. Decided the same way again, the answer is the same.
/// </summary>
internal sealed record DecideHeldOrder(Guid PaymentOrderId, bool IsReleased, string Reason) : ICommand<PaymentView>;

internal sealed class DecideHeldOrderValidator : AbstractValidator<DecideHeldOrder>
{
    public DecideHeldOrderValidator() =>
        RuleFor(c => c.Reason).Must(reason => reason?.Trim() is { Length: >= 3 and <= 500 })
            .WithErrorCode(HeldOrderErrors.ReasonMissing.Code).WithMessage(HeldOrderErrors.ReasonMissing.Message);
}

internal sealed class DecideHeldOrderHandler(
    PaymentsDbContext db,
    OrderDesk desk,
    PaymentBooker booker,
    PathScreening screening,
    ReleaseTerms terms,
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
                : HeldOrderErrors.NotHeldHere;
        }

        if (command.IsReleased && await ScreeningRefusalAsync(order, cancellationToken) is { } notCleared)
        {
            return notCleared;
        }

        var refusal = command.IsReleased ? await terms.RefusalAsync(order, cancellationToken) : HeldOrderErrors.RefusedByBank;
        if (refusal is { Kind: FailureKind.Unavailable })
        {
            return refusal; // stays held
        }

        try
        {
            await DecideAsync(order, command, refusal, cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return HeldOrderErrors.NotHeldHere; // somebody else decided at the same moment
        }

        return PaymentView.Of(await CarryOutAsync(order, cancellationToken));
    }

    /// <summary>Two pairs of eyes: whoever dismissed a hit does not let the payment go as well.</summary>
    private async Task<Failure?> ScreeningRefusalAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var screened = await screening.ScreenAsync(order, cancellationToken);
        return screened.Note is not null ? HeldOrderErrors.NotCleared
            : actor.Kind == ActorKind.Staff && screened.DismissedBy.Contains(actor.Subject) ? HeldOrderErrors.OwnReview
            : null;
    }

    /// <summary>The decision and the order's next state are one save.</summary>
    private async Task DecideAsync(PaymentOrder order, DecideHeldOrder command, Failure? refusal, CancellationToken cancellationToken)
    {
        db.HeldDecisions.Add(new HeldDecision
        {
            PaymentOrderId = order.Id,
            IsReleased = command.IsReleased,
            Reason = command.Reason.Trim(),
            DecidedBy = actor.Subject,
            DecidedAt = clock.GetUtcNow(),
        });
        if (refusal is null)
        {
            var today = await calendar.TodayAsync(cancellationToken);
            order.Receive(today, await valueDates.OfAsync(order, today, cancellationToken), clock.GetUtcNow());
        }
        else
        {
            desk.Reject(order, refusal);
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
