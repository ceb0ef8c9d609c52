using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Pays back what was paid with a code, wholly or in parts, never more than all of it.</summary>
/// <param name="PayeePartyId">The signed-in customer, whose code it was.</param>
/// <param name="PaymentOrderId">The payment; null for the payment of a one-time code.</param>
/// <param name="Amount">Null for the whole payment.</param>
internal sealed record RefundQrPayment(Guid IdempotencyKey, Guid PayeePartyId, Guid QrCodeId, Guid? PaymentOrderId, Money? Amount) : ICommand<PaymentView>;

internal sealed class RefundQrPaymentHandler(PaymentsDbContext db, IMediator bank) : ICommandHandler<RefundQrPayment, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(RefundQrPayment command, CancellationToken cancellationToken)
    {
        var code = await db.QrCodes.AsNoTracking().SingleOrDefaultAsync(
            known => known.Id == command.QrCodeId && known.PayeePartyId == command.PayeePartyId, cancellationToken);
        if (code is null)
        {
            return PaymentsErrors.UnknownQrCode;
        }

        var paidId = command.PaymentOrderId ?? code.PaymentOrderId;
        var paid = await db.Orders.AsNoTracking().SingleOrDefaultAsync(
            order => order.Id == paidId && order.QrCodeId == code.Id && order.Status == PaymentOrderStatus.Settled, cancellationToken);
        return paid is null
            ? PaymentsErrors.UnknownPayment
            : await bank.Send(InitiateTransfer.Refund(command.IdempotencyKey, command.PayeePartyId, paid, command.Amount), cancellationToken);
    }
}
