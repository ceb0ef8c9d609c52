using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>A camt.054: tells a customer about entries on an account as soon as they are booked.</summary>
/// <param name="NotificationId">At most 35 characters.</param>
/// <param name="Entries">May be lazy: the writer enumerates once and streams.</param>
internal sealed record DebitCreditNotification(
    string MessageId,
    DateTimeOffset CreatedAt,
    string NotificationId,
    AccountIdentification Account,
    AgentIdentification? Servicer,
    IEnumerable<NotifiedEntry> Entries);

/// <param name="Amount">Positive for a credit, negative for a debit, from the account holder's view.</param>
/// <param name="BankTransactionCode">Domain, family and subfamily joined by hyphens (PMNT-RCDT-ESCT), or the bank's own code.</param>
internal sealed record NotifiedEntry(
    string? AccountServicerReference,
    Money Amount,
    bool IsReversal,
    DateOnly BookingDate,
    DateOnly ValueDate,
    string? BankTransactionCode,
    string? InstructionId,
    string? EndToEndId,
    string? TransactionId,
    string? Uetr,
    PartyIdentification? Debtor,
    AccountIdentification? DebtorAccount,
    PartyIdentification? Creditor,
    AccountIdentification? CreditorAccount,
    string? RemittanceInformation,
    string? CreditorReference);
