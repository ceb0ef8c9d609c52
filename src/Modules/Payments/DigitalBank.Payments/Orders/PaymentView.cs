using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Orders;

/// <summary>A payment as its payer sees it.</summary>
/// <param name="Status">Received, Scheduled, Booked, Sent, Settled or Rejected.</param>
/// <param name="Amount">Null when a file's amount was not one of its currency.</param>
/// <param name="Debited">All that the payer is debited: the amount, or what it costs in the account's currency with the bank's charge.</param>
/// <param name="ValueDate">The day on which the payee's bank has the money; null for a payment that stays here, or waits for its day.</param>
/// <param name="ReasonCode">ISO external status reason of a rejection.</param>
/// <param name="FailureCode">The bank's own code of a rejection.</param>
internal sealed record PaymentView(
    Guid PaymentOrderId,
    PaymentOrigin Origin,
    PaymentOrderStatus Status,
    Guid? DebtorAccountId,
    string DebtorAccount,
    string? DebtorName,
    Guid? CreditorAccountId,
    string CreditorAccount,
    string? CreditorName,
    string? CreditorAgentBic,
    Money? Amount,
    Money? Debited,
    string? RemittanceInformation,
    string EndToEndId,
    string Uetr,
    DateOnly ExecutionDate,
    DateOnly? BookingDate,
    DateOnly? ValueDate,
    DateTimeOffset ReceivedAt,
    long? LedgerEntryId,
    string? FailureCode,
    string? ReasonCode)
{
    public static PaymentView Of(PaymentOrder order) => new(
        order.Id,
        order.Origin,
        order.Status,
        order.DebtorAccountId,
        order.DebtorIdentifier,
        order.DebtorName,
        order.CreditorAccountId,
        order.CreditorIdentifier,
        order.CreditorName,
        order.CreditorAgentBic,
        order.AmountMinor is null ? null : order.Amount,
        order.AmountMinor is null ? null : order.Debited,
        order.RemittanceInformation,
        order.EndToEndId,
        order.Uetr,
        order.ExecutionDate,
        order.BookingDate,
        order.ValueDate,
        order.ReceivedAt,
        order.LedgerEntryId,
        order.FailureCode,
        order.ReasonCode);
}

/// <summary>A payment with everything that happened to it, as staff see it.</summary>
internal sealed record PaymentDetailsView(PaymentView Payment, PaymentSourceView Source, IReadOnlyList<PaymentStepView> History);

/// <summary>Where an order came from and where it left to.</summary>
internal sealed record PaymentSourceView(
    Guid? OrderingPartyId, Guid? FileId, long? PositionInFile, string? PaymentInformationId, string? InstructionId, Guid? OutgoingBatchId);

internal sealed record PaymentStepView(
    int Number, PaymentOrderStatus Status, DateTimeOffset RecordedAt, string? ReasonCode, string? Note);
