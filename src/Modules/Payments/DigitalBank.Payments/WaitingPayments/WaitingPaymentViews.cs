using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.WaitingPayments;

internal enum WaitingPaymentState
{
    /// <summary>Nothing is booked yet: the order is being decided about, or was never taken.</summary>
    Pending = 1,

    /// <summary>The bank has the money for whoever registers the alias.</summary>
    Waiting = 2,

    Delivered = 3,

    Returned = 4,

    /// <summary>The order was rejected, and nothing was ever booked.</summary>
    Rejected = 5,
}

/// <summary>A payment to an alias that nobody has yet, as its payer and the bank's staff see it.</summary>
/// <param name="Alias">With only enough left to recognise it.</param>
/// <param name="EndEntryId">The entry that gave the money to the payee, or back.</param>
internal sealed record WaitingPaymentView(
    Guid WaitingPaymentId,
    Guid DebtorAccountId,
    string Alias,
    Money Amount,
    DateTimeOffset OrderedAt,
    DateTimeOffset ExpiresAt,
    WaitingPaymentState State,
    Guid? PaymentOrderId,
    long? EndEntryId,
    DateTimeOffset? EndedAt)
{
    public static WaitingPaymentView Of(WaitingPayment payment, Guid? orderId, PaymentOrderStatus? order) => new(
        payment.Id,
        payment.DebtorAccountId,
        payment.MaskedAlias,
        payment.Amount,
        payment.OrderedAt,
        payment.ExpiresAt,
        StateOf(payment, order),
        orderId,
        payment.EndEntryId,
        payment.EndedAt);

    private static WaitingPaymentState StateOf(WaitingPayment payment, PaymentOrderStatus? order) => (payment.Status, order) switch
    {
        (WaitingPaymentStatus.Delivered, _) => WaitingPaymentState.Delivered,
        (WaitingPaymentStatus.Returned, _) => WaitingPaymentState.Returned,
        (_, PaymentOrderStatus.Settled) => WaitingPaymentState.Waiting,
        (_, PaymentOrderStatus.Rejected) => WaitingPaymentState.Rejected,
        _ => WaitingPaymentState.Pending,
    };
}
