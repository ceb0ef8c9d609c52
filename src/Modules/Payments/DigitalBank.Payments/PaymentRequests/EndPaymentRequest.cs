using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.PaymentRequests;

/// <summary>The payer does not pay. Refused again, it stays refused.</summary>
/// <param name="PayerPartyId">The signed-in customer.</param>
internal sealed record RefusePaymentRequest(Guid PayerPartyId, Guid PaymentRequestId) : ICommand<Done>;

/// <summary>The payee asks no longer.</summary>
/// <param name="PayeePartyId">The signed-in customer.</param>
internal sealed record WithdrawPaymentRequest(Guid PayeePartyId, Guid PaymentRequestId) : ICommand<Done>;

/// <summary>In one statement with its condition: an order that is under way has claimed the request, and keeps it.</summary>
internal sealed class EndPaymentRequestHandler(PaymentsDbContext db, TimeProvider clock)
    : ICommandHandler<RefusePaymentRequest, Done>, ICommandHandler<WithdrawPaymentRequest, Done>
{
    public Task<Result<Done>> Handle(RefusePaymentRequest command, CancellationToken cancellationToken) => EndAsync(
        db.PaymentRequests.Where(row => row.Id == command.PaymentRequestId && row.PayerPartyId == command.PayerPartyId),
        PaymentRequestStatus.Refused,
        cancellationToken);

    public Task<Result<Done>> Handle(WithdrawPaymentRequest command, CancellationToken cancellationToken) => EndAsync(
        db.PaymentRequests.Where(row => row.Id == command.PaymentRequestId && row.PayeePartyId == command.PayeePartyId),
        PaymentRequestStatus.Withdrawn,
        cancellationToken);

    private async Task<Result<Done>> EndAsync(IQueryable<PaymentRequest> own, PaymentRequestStatus status, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var ended = await own.Where(row => row.Status == PaymentRequestStatus.Open && row.PaymentOrderId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status).SetProperty(row => row.DecidedAt, now), cancellationToken);
        return ended == 1 || await own.AnyAsync(row => row.Status == status, cancellationToken) ? Done.Instance
            : await own.AnyAsync(cancellationToken) ? PaymentRequestErrors.Decided
            : PaymentRequestErrors.Unknown;
    }
}
