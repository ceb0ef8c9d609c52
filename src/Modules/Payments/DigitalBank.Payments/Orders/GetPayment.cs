using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Orders;

/// <summary>One payment of a customer; somebody else's is not found.</summary>
internal sealed record GetPayment(Guid PaymentOrderId, Guid OrderingPartyId) : IQuery<PaymentView>;

internal sealed class GetPaymentHandler(PaymentsDbContext db) : IQueryHandler<GetPayment, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(GetPayment request, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            o => o.Id == request.PaymentOrderId && o.OrderingPartyId == request.OrderingPartyId, cancellationToken);
        return order is null ? PaymentsErrors.UnknownPayment : PaymentView.Of(order);
    }
}

/// <summary>Any payment with its history, for staff.</summary>
internal sealed record GetPaymentDetails(Guid PaymentOrderId) : IQuery<PaymentDetailsView>;

internal sealed class GetPaymentDetailsHandler(PaymentsDbContext db) : IQueryHandler<GetPaymentDetails, PaymentDetailsView>
{
    public async Task<Result<PaymentDetailsView>> Handle(GetPaymentDetails request, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.PaymentOrderId, cancellationToken);
        if (order is null)
        {
            return PaymentsErrors.UnknownPayment;
        }

        var history = await db.OrderSteps
            .Where(step => step.PaymentOrderId == order.Id)
            .OrderBy(step => step.Number)
            .Select(step => new PaymentStepView(step.Number, step.Status, step.RecordedAt, step.ReasonCode, step.Note))
            .ToListAsync(cancellationToken);
        return new PaymentDetailsView(
            PaymentView.Of(order),
            new PaymentSourceView(
                order.OrderingPartyId, order.FileId, order.Position, order.PaymentInformationId, order.InstructionId, order.BatchId),
            history);
    }
}
