using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.PaymentRequests;

/// <summary>What a customer has asked others for, newest first.</summary>
internal sealed record ListPaymentRequests(Guid PayeePartyId, Guid? Before, int Limit) : IQuery<Page<PaymentRequestView>>;

/// <summary>One of them; somebody else's is not found.</summary>
internal sealed record GetPaymentRequest(Guid PayeePartyId, Guid PaymentRequestId) : IQuery<PaymentRequestView>;

/// <summary>What others have asked a customer for, newest first.</summary>
internal sealed record ListReceivedPaymentRequests(Guid PayerPartyId, Guid? Before, int Limit) : IQuery<Page<ReceivedPaymentRequestView>>;

/// <summary>One of them; somebody else's is not found.</summary>
internal sealed record GetReceivedPaymentRequest(Guid PayerPartyId, Guid PaymentRequestId) : IQuery<ReceivedPaymentRequestView>;

internal sealed class PaymentRequestQueries(PaymentsDbContext db, TimeProvider clock)
    : IQueryHandler<ListPaymentRequests, Page<PaymentRequestView>>,
        IQueryHandler<GetPaymentRequest, PaymentRequestView>,
        IQueryHandler<ListReceivedPaymentRequests, Page<ReceivedPaymentRequestView>>,
        IQueryHandler<GetReceivedPaymentRequest, ReceivedPaymentRequestView>
{
    public async Task<Result<Page<PaymentRequestView>>> Handle(ListPaymentRequests request, CancellationToken cancellationToken)
    {
        var page = await PageAsync(db.PaymentRequests.Where(row => row.PayeePartyId == request.PayeePartyId), request.Before, request.Limit, cancellationToken);
        return Page.Of(page.ConvertAll(View), request.Limit, view => view.PaymentRequestId.ToString());
    }

    public async Task<Result<PaymentRequestView>> Handle(GetPaymentRequest request, CancellationToken cancellationToken)
    {
        var own = db.PaymentRequests.Where(row => row.Id == request.PaymentRequestId && row.PayeePartyId == request.PayeePartyId);
        return (await PageAsync(own, before: null, limit: 1, cancellationToken)) is [var row] ? View(row) : PaymentRequestErrors.Unknown;
    }

    public async Task<Result<Page<ReceivedPaymentRequestView>>> Handle(ListReceivedPaymentRequests request, CancellationToken cancellationToken)
    {
        var page = await PageAsync(db.PaymentRequests.Where(row => row.PayerPartyId == request.PayerPartyId), request.Before, request.Limit, cancellationToken);
        return Page.Of(page.ConvertAll(ViewForPayer), request.Limit, view => view.PaymentRequestId.ToString());
    }

    public async Task<Result<ReceivedPaymentRequestView>> Handle(GetReceivedPaymentRequest request, CancellationToken cancellationToken)
    {
        var own = db.PaymentRequests.Where(row => row.Id == request.PaymentRequestId && row.PayerPartyId == request.PayerPartyId);
        return (await PageAsync(own, before: null, limit: 1, cancellationToken)) is [var row] ? ViewForPayer(row) : PaymentRequestErrors.Unknown;
    }

    private PaymentRequestView View(RequestWithOrder row) => PaymentRequestView.Of(row.Request, row.Order, clock.GetUtcNow());

    private ReceivedPaymentRequestView ViewForPayer(RequestWithOrder row) => ReceivedPaymentRequestView.Of(row.Request, row.Order, clock.GetUtcNow());

    private Task<List<RequestWithOrder>> PageAsync(IQueryable<PaymentRequest> own, Guid? before, int limit, CancellationToken cancellationToken) => own
        .AsNoTracking()
        .Where(row => before == null || row.Id < before)
        .OrderByDescending(row => row.Id)
        .Take(limit)
        .Select(row => new RequestWithOrder(
            row, db.Orders.Where(order => order.Id == row.PaymentOrderId).Select(order => (PaymentOrderStatus?)order.Status).FirstOrDefault()))
        .ToListAsync(cancellationToken);

    private sealed record RequestWithOrder(PaymentRequest Request, PaymentOrderStatus? Order);
}
