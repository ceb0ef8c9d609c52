using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.PaymentRequests;

/// <summary>The payer pays what was asked: an ordinary order, of which one request takes one.</summary>
/// <param name="PayerPartyId">The signed-in customer.</param>
internal sealed record PayPaymentRequest(Guid IdempotencyKey, Guid PayerPartyId, Guid PaymentRequestId, Guid DebtorAccountId) : ICommand<PaymentView>;

internal sealed class PayPaymentRequestHandler(PaymentsDbContext db, IMediator bank, TimeProvider clock) : ICommandHandler<PayPaymentRequest, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(PayPaymentRequest command, CancellationToken cancellationToken)
    {
        var request = await db.PaymentRequests.AsNoTracking().SingleOrDefaultAsync(
            row => row.Id == command.PaymentRequestId && row.PayerPartyId == command.PayerPartyId, cancellationToken);
        if (request is null)
        {
            return PaymentRequestErrors.Unknown;
        }

        // Of a payment that was made, the same key gets the answer whatever has become of the request since.
        var isReplay = await db.Orders.AnyAsync(
            order => order.OrderingPartyId == command.PayerPartyId && order.IdempotencyKey == command.IdempotencyKey, cancellationToken);
        return !isReplay && StaleOf(request) is { } stale ? stale : await bank.Send(TransferOf(command, request), cancellationToken);
    }

    private Failure? StaleOf(PaymentRequest request) =>
        request.Status != PaymentRequestStatus.Open || request.PaymentOrderId is not null ? PaymentRequestErrors.Decided
        : request.ExpiresAt <= clock.GetUtcNow() ? PaymentRequestErrors.Expired
        : null;

    private static InitiateTransfer TransferOf(PayPaymentRequest command, PaymentRequest request) => new(
        command.IdempotencyKey,
        command.PayerPartyId,
        command.DebtorAccountId,
        request.CreditorAccountId,
        CreditorIdentifier: null,
        request.PayeeName,
        CreditorAgentBic: null,
        Money.OfMinor(request.AmountMinor, Currency.Of(request.CurrencyCode)),
        request.RemittanceInformation,
        EndToEndId: null,
        RequestedExecutionDate: null)
    {
        Origin = PaymentOrigin.PaymentRequest,
        PaymentRequestId = request.Id,
    };
}
