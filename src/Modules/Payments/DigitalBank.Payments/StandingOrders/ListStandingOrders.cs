using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.StandingOrders;

/// <summary>A page of a customer's standing orders, newest first, those that have ended included.</summary>
internal sealed record ListStandingOrders(Guid PartyId, Guid? Before, int Limit) : IQuery<Page<StandingOrderView>>;

internal sealed class ListStandingOrdersHandler(PaymentsDbContext db) : IQueryHandler<ListStandingOrders, Page<StandingOrderView>>
{
    public async Task<Result<Page<StandingOrderView>>> Handle(ListStandingOrders request, CancellationToken cancellationToken)
    {
        var page = await db.StandingOrders.AsNoTracking()
            .Where(order => order.PartyId == request.PartyId && (request.Before == null || order.Id < request.Before))
            .OrderByDescending(order => order.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(StandingOrderView.Of), request.Limit, order => order.StandingOrderId.ToString());
    }
}

/// <summary>What became of the due dates of one standing order, latest first.</summary>
/// <param name="PartyId">The customer, for whom somebody else's is not found; null for staff.</param>
/// <param name="Before">A number of a due date.</param>
internal sealed record ListStandingOrderPayments(Guid StandingOrderId, Guid? PartyId, int? Before, int Limit) : IQuery<Page<StandingOrderPaymentView>>;

internal sealed record StandingOrderPaymentView(
    int Number, DateOnly DueDate, StandingOrderPaymentStatus Status, int Attempts, DateOnly? NextAttemptDate, Guid? PaymentOrderId, string? FailureCode);

internal sealed class ListStandingOrderPaymentsHandler(PaymentsDbContext db)
    : IQueryHandler<ListStandingOrderPayments, Page<StandingOrderPaymentView>>
{
    public async Task<Result<Page<StandingOrderPaymentView>>> Handle(ListStandingOrderPayments request, CancellationToken cancellationToken)
    {
        if (!await db.StandingOrders.AnyAsync(
            order => order.Id == request.StandingOrderId && (request.PartyId == null || order.PartyId == request.PartyId), cancellationToken))
        {
            return PaymentsErrors.UnknownStandingOrder;
        }

        var page = await db.StandingOrderPayments
            .Where(payment => payment.StandingOrderId == request.StandingOrderId && (request.Before == null || payment.Number < request.Before))
            .OrderByDescending(payment => payment.Number)
            .Take(request.Limit)
            .Select(payment => new StandingOrderPaymentView(
                payment.Number, payment.DueDate, payment.Status, payment.Attempts, payment.NextAttemptDate, payment.PaymentOrderId, payment.FailureCode))
            .ToListAsync(cancellationToken);
        return Page.Of(page, request.Limit, payment => FormattableString.Invariant($"{payment.Number}"));
    }
}
