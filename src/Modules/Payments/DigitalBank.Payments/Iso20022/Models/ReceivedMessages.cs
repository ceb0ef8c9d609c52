using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>What names a message that came in.</summary>
/// <param name="MessageName">Message with version: <c>pacs.008.001.08</c>.</param>
/// <param name="MessageId">Unique per sender; the duplicate check uses it.</param>
/// <param name="CreatedAt">A local time without an offset is taken as UTC.</param>
/// <param name="NumberOfTransactions">As claimed by the sender, when it is.</param>
/// <param name="ControlSum">As claimed by the sender: the sum of all amounts whatever their currency.</param>
/// <param name="SettlementMethod">INDA, INGA, COVE or CLRG.</param>
internal sealed record MessageHeader(
    string MessageName,
    string MessageId,
    DateTimeOffset CreatedAt,
    long? NumberOfTransactions,
    decimal? ControlSum,
    DateOnly? SettlementDate,
    string? SettlementMethod,
    string? ClearingSystem,
    AccountIdentification? SettlementAccount,
    AgentIdentification? InstructingAgent,
    AgentIdentification? InstructedAgent,
    PartyIdentification? InitiatingParty)
{
    /// <summary>BIC of the other bank in eleven characters: the head office may be written with eight, and is the same sender.</summary>
    public string? SenderBic => InstructingAgent?.Bic is { Length: 8 } headOffice ? headOffice + "XXX" : InstructingAgent?.Bic;
}

/// <summary>A payment that another bank sends us (pacs.008).</summary>
/// <param name="Uetr">Null where the sender gave none; kept unchanged in every answer.</param>
/// <param name="SettlementAmount">Null when the findings of the item say why it can't be taken.</param>
/// <param name="SettlementDate">Its own; else the header's counts.</param>
internal sealed record ReceivedCreditTransfer(
    string? InstructionId,
    string EndToEndId,
    string? TransactionId,
    string? Uetr,
    Money? SettlementAmount,
    DateOnly? SettlementDate,
    Money? InstructedAmount,
    string ChargeBearer,
    PartyIdentification? UltimateDebtor,
    PartyIdentification Debtor,
    AccountIdentification? DebtorAccount,
    AgentIdentification DebtorAgent,
    AgentIdentification CreditorAgent,
    PartyIdentification Creditor,
    AccountIdentification? CreditorAccount,
    PartyIdentification? UltimateCreditor,
    string? ServiceLevel,
    string? CategoryPurpose,
    string? Purpose,
    string? RemittanceInformation,
    string? CreditorReference);

/// <summary>A direct debit that another bank collects from a customer of ours (pacs.003).</summary>
/// <param name="Amount">Null when the findings of the item say why it can't be taken.</param>
/// <param name="CollectionDate">Its own; else the header's settlement date counts.</param>
/// <param name="CreditorSchemeId">The creditor's identifier in the scheme.</param>
internal sealed record ReceivedDirectDebit(
    string? InstructionId,
    string EndToEndId,
    string? TransactionId,
    string? Uetr,
    Money? Amount,
    DateOnly? CollectionDate,
    string? LocalInstrument,
    string? SequenceType,
    string? MandateId,
    DateOnly? MandateSignedOn,
    string? CreditorSchemeId,
    PartyIdentification Creditor,
    AccountIdentification? CreditorAccount,
    AgentIdentification CreditorAgent,
    PartyIdentification Debtor,
    AccountIdentification DebtorAccount,
    AgentIdentification DebtorAgent,
    string? RemittanceInformation);

/// <summary>How another message names the payment that it is about.</summary>
/// <param name="Amount">The interbank settlement amount, when it is given.</param>
internal sealed record OriginalPayment(
    string? MessageId,
    string? MessageName,
    string? InstructionId,
    string? EndToEndId,
    string? TransactionId,
    string? Uetr,
    Money? Amount,
    DateOnly? SettlementDate);

/// <summary>What another bank says about a payment or a message of ours (pacs.002).</summary>
/// <param name="IsOfGroup">It is about a whole message, not about one payment.</param>
/// <param name="Status">ISO code such as ACSC or RJCT; null where only the reasons are given.</param>
internal sealed record ReceivedStatus(
    bool IsOfGroup, OriginalPayment Original, string? Status, IReadOnlyList<StatusReason> Reasons, DateTimeOffset? AcceptedAt);

/// <summary>A payment that comes back (pacs.004).</summary>
/// <param name="Amount">What is returned, which may be less than was paid. Null when the findings say why.</param>
internal sealed record ReceivedReturn(
    string? ReturnId,
    OriginalPayment Original,
    Money? Amount,
    DateOnly? SettlementDate,
    string? ChargeBearer,
    IReadOnlyList<StatusReason> Reasons);

/// <summary>A request to take back a payment or a whole message (camt.056).</summary>
/// <param name="IsOfGroup">It names a message, not one payment: the head of a list of payments, or a whole message.</param>
/// <param name="IsWholeGroup">All payments of that message are meant.</param>
internal sealed record ReceivedCancellation(
    bool IsOfGroup, bool IsWholeGroup, string? CancellationId, string? CaseId, OriginalPayment Original, IReadOnlyList<StatusReason> Reasons);

/// <summary>What another bank says to our request to take back a payment (camt.029).</summary>
internal sealed record ReceivedCancellationAnswer(OriginalPayment Original, CancellationOutcome Outcome, IReadOnlyList<StatusReason> Reasons);

/// <summary>One direct debit that a customer wants to collect (pain.008), with what its block says.</summary>
/// <param name="SequenceType">FRST, RCUR, FNAL, OOFF or RPRE.</param>
/// <param name="CreditorSchemeId">The creditor's identifier in the scheme.</param>
/// <param name="Amount">Null when the findings of the item say why it can't be taken.</param>
internal sealed record DirectDebit(
    string PaymentInformationId,
    DateOnly RequestedCollectionDate,
    string? ServiceLevel,
    string? LocalInstrument,
    string? SequenceType,
    PartyIdentification Creditor,
    AccountIdentification CreditorAccount,
    AgentIdentification CreditorAgent,
    string? CreditorSchemeId,
    string? InstructionId,
    string EndToEndId,
    string? Uetr,
    Money? Amount,
    string? ChargeBearer,
    string? MandateId,
    DateOnly? MandateSignedOn,
    AgentIdentification DebtorAgent,
    PartyIdentification Debtor,
    AccountIdentification DebtorAccount,
    string? Purpose,
    string? RemittanceInformation,
    string? CreditorReference);
