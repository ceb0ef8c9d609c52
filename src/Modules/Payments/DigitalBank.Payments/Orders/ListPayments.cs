using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Orders;

/// <summary>A page of payments, newest first.</summary>
/// <param name="OrderingPartyId">Only this customer's; null for all.</param>
/// <param name="Status">Only these; null for all.</param>
/// <param name="FileId">Only those of one file; null for all.</param>
/// <param name="Before">The last id of the page before; null for the first.</param>
internal sealed record ListPayments(Guid? OrderingPartyId, PaymentOrderStatus? Status, Guid? FileId, Guid? Before, int Limit)
    : IQuery<Page<PaymentView>>;

internal sealed class ListPaymentsHandler(PaymentsDbContext db) : IQueryHandler<ListPayments, Page<PaymentView>>
{
    public async Task<Result<Page<PaymentView>>> Handle(ListPayments request, CancellationToken cancellationToken)
    {
        var orders = db.Orders.AsNoTracking();
        if (request.OrderingPartyId is { } party)
        {
            orders = orders.Where(order => order.OrderingPartyId == party);
        }

        if (request.Status is { } status)
        {
            orders = orders.Where(order => order.Status == status);
        }

        if (request.FileId is { } file)
        {
            orders = orders.Where(order => order.FileId == file);
        }

        if (request.Before is { } before)
        {
            orders = orders.Where(order => order.Id < before);
        }

        var page = await orders.OrderByDescending(order => order.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(PaymentView.Of), request.Limit, payment => payment.PaymentOrderId.ToString());
    }
}
