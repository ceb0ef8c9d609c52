using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.ConsumerCodes;

internal enum ConsumerPaymentStatus
{
    /// <summary>The code waits for somebody to present it.</summary>
    Offered = 1,

    /// <summary>Presented; the payer has to say yes.</summary>
    Waiting = 2,

    /// <summary>The bank has the payment, and has not decided about it.</summary>
    Pending = 3,

    /// <summary>The payee has the money.</summary>
    Paid = 4,

    /// <summary>It will not be paid.</summary>
    Declined = 5,

    /// <summary>Not presented, or not confirmed, in time.</summary>
    Expired = 6,
}

/// <summary>A code as its payer sees it.</summary>
/// <param name="Most">The most that may be asked with it.</param>
/// <param name="Payload">To be drawn, or handed over as it is.</param>
/// <param name="PayeeName">Who asks, as the bank knows them; null before it is presented, like all that follows.</param>
/// <param name="ConfirmBy">Until when a yes is taken, where one is needed.</param>
/// <param name="FailureCode">Why it was declined.</param>
internal sealed record ConsumerCodeView(
    Guid ConsumerCodeId,
    Guid DebtorAccountId,
    Money? Most,
    string Payload,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    ConsumerPaymentStatus Status,
    string? PayeeName,
    Money? Amount,
    string? Reference,
    DateTimeOffset? PresentedAt,
    DateTimeOffset? ConfirmBy,
    Guid? PaymentOrderId,
    string? FailureCode)
{
    /// <param name="order">The payment, once there is one.</param>
    public static ConsumerCodeView Of(ConsumerCode code, PaymentOrder? order, DateTimeOffset now) => new(
        code.Id,
        code.DebtorAccountId,
        MoneyOf(code, code.MostMinor),
        code.Payload,
        code.MadeAt,
        code.ExpiresAt,
        StatusOf(code, order, now),
        code.PayeeName,
        MoneyOf(code, code.AmountMinor),
        code.Reference,
        code.PresentedAt,
        code.ConfirmBy,
        order?.Id,
        order?.FailureCode ?? code.FailureCode);

    public static Money? MoneyOf(ConsumerCode code, long? amountMinor) =>
        amountMinor is { } amount ? Money.OfMinor(amount, Currency.Of(code.CurrencyCode)) : null;

    public static ConsumerPaymentStatus StatusOf(ConsumerCode code, PaymentOrder? order, DateTimeOffset now) => (code.Status, order?.Status) switch
    {
        (_, PaymentOrderStatus.Settled) => ConsumerPaymentStatus.Paid,
        (_, PaymentOrderStatus.Rejected) or (ConsumerCodeStatus.Declined, _) => ConsumerPaymentStatus.Declined,
        (_, not null) => ConsumerPaymentStatus.Pending,
        (ConsumerCodeStatus.Offered, null) => now < code.ExpiresAt ? ConsumerPaymentStatus.Offered : ConsumerPaymentStatus.Expired,
        _ => now < code.ConfirmBy ? ConsumerPaymentStatus.Waiting : ConsumerPaymentStatus.Expired,
    };
}

/// <summary>A payment with a consumer-presented code as its payee sees it, without who pays or why it was declined.</summary>
internal sealed record ConsumerPaymentView(
    Guid ConsumerCodeId,
    Guid CreditorAccountId,
    Money Amount,
    Money Refunded,
    string? Reference,
    DateTimeOffset PresentedAt,
    ConsumerPaymentStatus Status)
{
    public static ConsumerPaymentView Of(ConsumerCode code, PaymentOrder? order, DateTimeOffset now) => new(
        code.Id,
        code.CreditorAccountId!.Value,
        ConsumerCodeView.MoneyOf(code, code.AmountMinor)!.Value,
        ConsumerCodeView.MoneyOf(code, order?.RefundedMinor ?? 0)!.Value,
        code.Reference,
        code.PresentedAt!.Value,
        ConsumerCodeView.StatusOf(code, order, now));
}
