using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.PaymentRequests;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Booking;

/// <summary>What only so many orders can use: a code or a request that is paid once, a payment of which no more than all is paid back.</summary>
internal sealed class OneTimeUses(PaymentsDbContext db)
{
    public static bool Concerns(PaymentOrder order) => order.QrCodeId is not null || order.RefundOfId is not null || order.PaymentRequestId is not null;

    /// <summary>In the transaction that takes the order. The condition is part of the statement, so that the faster one wins.</summary>
    public async Task<Failure?> ClaimAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order.QrCodeId is { } codeId && await db.QrCodes.AnyAsync(code => code.Id == codeId && code.IsOneTime, cancellationToken))
        {
            var claimed = await db.QrCodes
                .Where(code => code.Id == codeId && code.PaymentOrderId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(code => code.PaymentOrderId, order.Id), cancellationToken);
            if (claimed == 0)
            {
                return PaymentsErrors.QrCodeUsed;
            }
        }

        if (order.PaymentRequestId is { } requestId && await db.PaymentRequests
            .Where(request => request.Id == requestId && request.Status == PaymentRequestStatus.Open && request.PaymentOrderId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.PaymentOrderId, order.Id), cancellationToken) == 0)
        {
            return PaymentRequestErrors.Decided;
        }

        return order.RefundOfId is { } paidId && await MoveRefundedAsync(paidId, order.Amount.MinorUnits, cancellationToken) == 0
            ? PaymentsErrors.RefundTooLarge
            : null;
    }

    /// <summary>In the transaction that records the rejection.</summary>
    public async Task ReleaseAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        await db.QrCodes
            .Where(code => code.PaymentOrderId == order.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.PaymentOrderId, (Guid?)null), cancellationToken);
        await db.PaymentRequests
            .Where(request => request.PaymentOrderId == order.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.PaymentOrderId, (Guid?)null), cancellationToken);
        if (order.RefundOfId is { } paidId)
        {
            await MoveRefundedAsync(paidId, -order.Amount.MinorUnits, cancellationToken);
        }
    }

    private Task<int> MoveRefundedAsync(Guid paidId, long amountMinor, CancellationToken cancellationToken) => db.Orders
        .Where(paid => paid.Id == paidId && paid.Status == PaymentOrderStatus.Settled && paid.AmountMinor - paid.RefundedMinor >= amountMinor)
        .ExecuteUpdateAsync(set => set.SetProperty(paid => paid.RefundedMinor, paid => paid.RefundedMinor + amountMinor), cancellationToken);
}
