using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.WaitingPayments;

/// <summary>Payments to aliases that nobody had when they were ordered, newest first. Those that wait make up the balance of the bank's account for them.</summary>
/// <param name="PayerPartyId">Null for staff.</param>
/// <param name="Status">Null for all.</param>
internal sealed record ListWaitingPayments(Guid? PayerPartyId, WaitingPaymentStatus? Status, Guid? Before, int Limit) : IQuery<Page<WaitingPaymentView>>;

internal sealed class ListWaitingPaymentsHandler(PaymentsDbContext db) : IQueryHandler<ListWaitingPayments, Page<WaitingPaymentView>>
{
    public async Task<Result<Page<WaitingPaymentView>>> Handle(ListWaitingPayments request, CancellationToken cancellationToken)
    {
        var page = await db.WaitingPayments.AsNoTracking()
            .Where(row => (request.PayerPartyId == null || row.PayerPartyId == request.PayerPartyId)
                && (request.Status == null || row.Status == request.Status)
                && (request.Before == null || row.Id < request.Before))
            .OrderByDescending(row => row.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var ids = page.ConvertAll(row => (Guid?)row.Id);
        var orders = await db.Orders.AsNoTracking()
            .Where(order => ids.Contains(order.WaitingPaymentId))
            .Select(order => new { order.Id, order.WaitingPaymentId, order.Status })
            .ToDictionaryAsync(order => order.WaitingPaymentId!.Value, cancellationToken);
        return Page.Of(
            page.ConvertAll(row => orders.GetValueOrDefault(row.Id) is { } order
                ? WaitingPaymentView.Of(row, order.Id, order.Status)
                : WaitingPaymentView.Of(row, orderId: null, order: (PaymentOrderStatus?)null)),
            request.Limit,
            view => view.WaitingPaymentId.ToString());
    }
}
