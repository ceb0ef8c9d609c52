using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Contracts.Orders;

/// <summary>The payer's account has been debited; the money is with the payee, or on its way to the payee's bank.</summary>
/// <param name="CreditorAccountId">The payee's account when it is one of this bank's, otherwise null.</param>
public sealed record PaymentBooked(
    Guid PaymentOrderId,
    Guid DebtorAccountId,
    Guid? CreditorAccountId,
    Money Amount,
    DateOnly BookingDate) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => PaymentOrderId;
}

/// <summary>A payment will not be made; nothing has moved.</summary>
/// <param name="DebtorAccountId">Null when the order named no account of this bank.</param>
/// <param name="FailureCode">The stable code of the refusal, such as <c>ledger.insufficient_available_balance</c>.</param>
/// <param name="ReasonCode">The same for the outside world: ISO 20022 external status reason, such as AM04.</param>
public sealed record PaymentRejected(
    Guid PaymentOrderId,
    Guid? DebtorAccountId,
    string FailureCode,
    string ReasonCode) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => PaymentOrderId;
}
