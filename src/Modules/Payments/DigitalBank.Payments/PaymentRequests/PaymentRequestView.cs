using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.PaymentRequests;

internal enum PaymentRequestState
{
    Open = 1,

    /// <summary>The bank has the payment, and has not decided about it.</summary>
    Pending = 2,

    Paid = 3,

    Refused = 4,

    Withdrawn = 5,

    Expired = 6,
}

/// <summary>A request as the payee sees it, who learns of the payer what the payee knew before.</summary>
internal sealed record PaymentRequestView(
    Guid PaymentRequestId,
    Guid CreditorAccountId,
    string? Payer,
    Money Amount,
    string? RemittanceInformation,
    DateTimeOffset AskedAt,
    DateTimeOffset ExpiresAt,
    PaymentRequestState State)
{
    public static PaymentRequestView Of(PaymentRequest request, PaymentOrderStatus? order, DateTimeOffset now) => new(
        request.Id,
        request.CreditorAccountId,
        request.MaskedPayer,
        Money.OfMinor(request.AmountMinor, Currency.Of(request.CurrencyCode)),
        request.RemittanceInformation,
        request.AskedAt,
        request.ExpiresAt,
        StateOf(request, order, now));

    public static PaymentRequestState StateOf(PaymentRequest request, PaymentOrderStatus? order, DateTimeOffset now) => (request.Status, order) switch
    {
        (PaymentRequestStatus.Refused, _) => PaymentRequestState.Refused,
        (PaymentRequestStatus.Withdrawn, _) => PaymentRequestState.Withdrawn,
        (_, PaymentOrderStatus.Settled) => PaymentRequestState.Paid,
        (_, not (null or PaymentOrderStatus.Rejected)) => PaymentRequestState.Pending,
        _ => now < request.ExpiresAt ? PaymentRequestState.Open : PaymentRequestState.Expired,
    };
}

/// <summary>A request as the payer sees it.</summary>
/// <param name="PayeeName">Who asks, as the bank knows them.</param>
/// <param name="PaymentOrderId">The payer's payment, once there is one.</param>
internal sealed record ReceivedPaymentRequestView(
    Guid PaymentRequestId,
    string? PayeeName,
    Money Amount,
    string? RemittanceInformation,
    DateTimeOffset AskedAt,
    DateTimeOffset ExpiresAt,
    PaymentRequestState State,
    Guid? PaymentOrderId)
{
    public static ReceivedPaymentRequestView Of(PaymentRequest request, PaymentOrderStatus? order, DateTimeOffset now) => new(
        request.Id,
        request.PayeeName,
        Money.OfMinor(request.AmountMinor, Currency.Of(request.CurrencyCode)),
        request.RemittanceInformation,
        request.AskedAt,
        request.ExpiresAt,
        PaymentRequestView.StateOf(request, order, now),
        request.PaymentOrderId);
}
