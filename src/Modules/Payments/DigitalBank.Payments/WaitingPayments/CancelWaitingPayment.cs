using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.WaitingPayments;

/// <summary>The payer takes back what still waits. Taken back again, it is the same.</summary>
/// <param name="PayerPartyId">The signed-in customer.</param>
internal sealed record CancelWaitingPayment(Guid PayerPartyId, Guid WaitingPaymentId) : ICommand<WaitingPaymentView>;

internal sealed class CancelWaitingPaymentHandler(PaymentsDbContext db, WaitingMoney money) : ICommandHandler<CancelWaitingPayment, WaitingPaymentView>
{
    public async Task<Result<WaitingPaymentView>> Handle(CancelWaitingPayment command, CancellationToken cancellationToken)
    {
        var payment = await FindAsync(command, cancellationToken);
        if (payment is null)
        {
            return WaitingPaymentErrors.Unknown;
        }

        if (payment.Status == WaitingPaymentStatus.Waiting)
        {
            if (await money.BookedAsync([payment], cancellationToken) is not [var (waiting, order)])
            {
                return WaitingPaymentErrors.NotBooked;
            }

            if (!await money.GiveBackAsync(waiting, order, cancellationToken))
            {
                return PaymentsErrors.OutcomePending;
            }

            payment = (await FindAsync(command, cancellationToken))!;
        }

        var orderId = await db.Orders.Where(row => row.WaitingPaymentId == payment.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return payment.Status switch
        {
            WaitingPaymentStatus.Returned => WaitingPaymentView.Of(payment, orderId, order: null),
            WaitingPaymentStatus.Delivered => WaitingPaymentErrors.Ended,
            _ => PaymentsErrors.OutcomePending,
        };
    }

    private Task<WaitingPayment?> FindAsync(CancelWaitingPayment command, CancellationToken cancellationToken) => db.WaitingPayments.SingleOrDefaultAsync(
        row => row.Id == command.WaitingPaymentId && row.PayerPartyId == command.PayerPartyId, cancellationToken);
}
