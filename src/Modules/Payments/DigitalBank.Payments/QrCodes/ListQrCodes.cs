using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.QrCodes;

/// <summary>A customer's own codes, newest first.</summary>
internal sealed record ListQrCodes(Guid PayeePartyId, Guid? Before, int Limit) : IQuery<Page<QrCodeView>>;

internal sealed class ListQrCodesHandler(PaymentsDbContext db) : IQueryHandler<ListQrCodes, Page<QrCodeView>>
{
    public async Task<Result<Page<QrCodeView>>> Handle(ListQrCodes request, CancellationToken cancellationToken)
    {
        var page = await db.QrCodes.AsNoTracking()
            .Where(code => code.PayeePartyId == request.PayeePartyId && (request.Before == null || code.Id < request.Before))
            .OrderByDescending(code => code.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(QrCodeView.Of), request.Limit, code => code.QrCodeId.ToString());
    }
}

/// <summary>One of a customer's own codes; somebody else's is not found.</summary>
internal sealed record GetQrCode(Guid QrCodeId, Guid PayeePartyId) : IQuery<QrCodeView>;

internal sealed class GetQrCodeHandler(PaymentsDbContext db) : IQueryHandler<GetQrCode, QrCodeView>
{
    public async Task<Result<QrCodeView>> Handle(GetQrCode request, CancellationToken cancellationToken) =>
        await db.QrCodes.AsNoTracking().SingleOrDefaultAsync(
            code => code.Id == request.QrCodeId && code.PayeePartyId == request.PayeePartyId, cancellationToken) is { } code
            ? QrCodeView.Of(code)
            : PaymentsErrors.UnknownQrCode;
}

/// <summary>What was paid with a customer's own code, newest first, without who paid.</summary>
internal sealed record ListQrPayments(Guid QrCodeId, Guid PayeePartyId, Guid? Before, int Limit) : IQuery<Page<QrPaymentView>>;

internal sealed record QrPaymentView(
    Guid PaymentOrderId, Money Amount, Money Refunded, DateTimeOffset ReceivedAt, DateOnly? BookingDate);

internal sealed class ListQrPaymentsHandler(PaymentsDbContext db) : IQueryHandler<ListQrPayments, Page<QrPaymentView>>
{
    public async Task<Result<Page<QrPaymentView>>> Handle(ListQrPayments request, CancellationToken cancellationToken)
    {
        if (!await db.QrCodes.AnyAsync(code => code.Id == request.QrCodeId && code.PayeePartyId == request.PayeePartyId, cancellationToken))
        {
            return PaymentsErrors.UnknownQrCode;
        }

        var page = await db.Orders.AsNoTracking()
            .Where(order => order.QrCodeId == request.QrCodeId && order.Status == PaymentOrderStatus.Settled)
            .Where(order => request.Before == null || order.Id < request.Before)
            .OrderByDescending(order => order.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(
            page.ConvertAll(order => new QrPaymentView(
                order.Id,
                order.Amount,
                Money.OfMinor(order.RefundedMinor, order.Amount.Currency),
                order.ReceivedAt,
                order.BookingDate)),
            request.Limit,
            payment => payment.PaymentOrderId.ToString());
    }
}
