using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>Pays back what was paid with a consumer-presented code, wholly or in parts, never more than all of it.</summary>
/// <param name="PayeePartyId">The signed-in customer, who presented the code.</param>
/// <param name="Amount">Null for the whole payment.</param>
internal sealed record RefundConsumerPayment(Guid IdempotencyKey, Guid PayeePartyId, Guid ConsumerCodeId, Money? Amount) : ICommand<PaymentView>;

internal sealed class RefundConsumerPaymentHandler(PaymentsDbContext db, ConsumerPayments payments, IMediator bank)
    : ICommandHandler<RefundConsumerPayment, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(RefundConsumerPayment command, CancellationToken cancellationToken)
    {
        var code = await db.ConsumerCodes.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == command.ConsumerCodeId && row.PayeePartyId == command.PayeePartyId, cancellationToken);
        if (code is null)
        {
            return ConsumerCodeErrors.Unknown;
        }

        return await payments.FindOrderAsync(code, cancellationToken) is { Status: PaymentOrderStatus.Settled } paid
            ? await bank.Send(InitiateTransfer.Refund(command.IdempotencyKey, command.PayeePartyId, paid, command.Amount), cancellationToken)
            : PaymentsErrors.UnknownPayment;
    }
}
