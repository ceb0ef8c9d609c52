using DigitalBank.Payments.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.StandingOrders;

/// <summary>Makes what is due of one standing order on the business date: new due dates, and those that are tried again.</summary>
internal sealed record ExecuteStandingOrder(Guid StandingOrderId, DateOnly Today) : ICommand<ExecutedStandingOrder>;

internal sealed record ExecutedStandingOrder(int Paid, int Failed, int Postponed);

/// <remarks>
/// Once per due date: its row is saved before the payment is sent, and the payment's key follows from order, due date and attempt. A crash
/// between the payment and the note of it sends the same key again, and gets the same payment.
/// </remarks>
internal sealed class ExecuteStandingOrderHandler(
    PaymentsDbContext db, IServiceScopeFactory scopes, IBusinessCalendar calendar, IOptions<PaymentsOptions> options)
    : ICommandHandler<ExecuteStandingOrder, ExecutedStandingOrder>
{
    private const string InsufficientFunds = "ledger.insufficient_available_balance";

    public async Task<Result<ExecutedStandingOrder>> Handle(ExecuteStandingOrder command, CancellationToken cancellationToken)
    {
        var order = await db.StandingOrders.SingleAsync(known => known.Id == command.StandingOrderId, cancellationToken);
        await OpenDueDatesAsync(order, command.Today, cancellationToken);
        var open = await db.StandingOrderPayments
            .Where(payment => payment.StandingOrderId == order.Id && payment.NextAttemptDate <= command.Today)
            .OrderBy(payment => payment.Number)
            .ToListAsync(cancellationToken);
        foreach (var payment in open)
        {
            await AttemptAsync(order, payment, command.Today, cancellationToken);
            await db.SaveChangesAsync(CancellationToken.None); // the money has moved, so that is noted even when the run is being stopped
        }

        return new ExecutedStandingOrder(
            open.Count(payment => payment.Status == StandingOrderPaymentStatus.Paid),
            open.Count(payment => payment.Status == StandingOrderPaymentStatus.Failed),
            open.Count(payment => payment.Status == StandingOrderPaymentStatus.Open));
    }

    private async Task OpenDueDatesAsync(StandingOrder order, DateOnly today, CancellationToken cancellationToken)
    {
        while (order.Status == StandingOrderStatus.Active && order.NextDueDate <= today)
        {
            db.StandingOrderPayments.Add(StandingOrderPayment.Due(order.Id, order.NextNumber, order.NextDueDate.Value));
            order.Advance(calendar.IsBusinessDay);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AttemptAsync(StandingOrder order, StandingOrderPayment payment, DateOnly today, CancellationToken cancellationToken)
    {
        // In a scope of its own: the payment saves and forgets what its context holds, and this order must not be part of that.
        await using var scope = scopes.CreateAsyncScope();
        var paid = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(order.PaymentFor(payment.Number, payment.Attempts + 1), cancellationToken);
        if (paid.IsSuccess)
        {
            payment.Pay(paid.Value.PaymentOrderId);
        }
        else if (paid.Failure.Kind != FailureKind.Unavailable)
        {
            var triesAgain = paid.Failure.Code == InsufficientFunds && payment.Attempts < options.Value.StandingOrderRetries;
            payment.Refuse(paid.Failure.Code, triesAgain ? calendar.NextBusinessDay(today) : null);
        }
    }
}
