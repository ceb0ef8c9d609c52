using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>The head of a message that we send to another bank.</summary>
/// <param name="MessageId">At most 35 characters.</param>
/// <param name="SettlementAccount">The nostro or vostro account, for INDA and INGA.</param>
/// <param name="ClearingSystem">ISO external clearing-system code or the scheme's name, for CLRG.</param>
internal sealed record InterbankHeader(
    string MessageId,
    DateTimeOffset CreatedAt,
    SettlementMethod SettlementMethod,
    AccountIdentification? SettlementAccount,
    string? ClearingSystem,
    DateOnly SettlementDate,
    AgentIdentification InstructingAgent,
    AgentIdentification? InstructedAgent);

/// <summary>A direct debit that we collect from another bank (pacs.003).</summary>
/// <param name="Uetr">Version 4 UUID, lower case; the customer's, or chosen by us where the customer gave none.</param>
/// <param name="SequenceType">FRST, RCUR, FNAL, OOFF or RPRE.</param>
/// <param name="CreditorSchemeId">The creditor's identifier in the scheme, at most 35 characters.</param>
/// <param name="HasNewDebtorAccount">The mandate was amended: the debtor's bank knows it with another account.</param>
internal sealed record InterbankDirectDebit(
    string? InstructionId,
    string EndToEndId,
    string TransactionId,
    string Uetr,
    Money SettlementAmount,
    string ChargeBearer,
    string? ServiceLevel,
    string? LocalInstrument,
    string? SequenceType,
    DateOnly RequestedCollectionDate,
    string MandateId,
    DateOnly MandateSignedOn,
    string? CreditorSchemeId,
    PartyIdentification Creditor,
    AccountIdentification? CreditorAccount,
    AgentIdentification CreditorAgent,
    PartyIdentification Debtor,
    AccountIdentification DebtorAccount,
    AgentIdentification DebtorAgent,
    string? Purpose = null,
    string? RemittanceInformation = null,
    string? CreditorReference = null,
    bool HasNewDebtorAccount = false);

/// <summary>A pacs.002: what we answer to a message of another bank.</summary>
/// <param name="OriginalMessageName">With version: <c>pacs.008.001.08</c>.</param>
/// <param name="GroupStatus">Null where only the payments have one.</param>
internal sealed record InterbankStatusReport(
    string MessageId,
    DateTimeOffset CreatedAt,
    AgentIdentification InstructingAgent,
    AgentIdentification? InstructedAgent,
    string OriginalMessageId,
    string OriginalMessageName,
    ReportedStatus? GroupStatus,
    IReadOnlyList<StatusReason> GroupReasons,
    IEnumerable<InterbankPaymentStatus> Payments);

/// <param name="StatusId">Ours, unique in the message.</param>
internal sealed record InterbankPaymentStatus(
    string? StatusId,
    OriginalPayment Original,
    ReportedStatus Status,
    IReadOnlyList<StatusReason> Reasons,
    DateTimeOffset? AcceptedAt = null,
    string? AccountServicerReference = null);

/// <summary>A payment that we send back (pacs.004).</summary>
/// <param name="ReturnId">Ours, at most 35 characters.</param>
/// <param name="Amount">What is returned: the original amount, or less by the charges that the debtor bears.</param>
internal sealed record PaymentReturn(
    string ReturnId, OriginalPayment Original, Money Amount, string? ChargeBearer, IReadOnlyList<StatusReason> Reasons);

/// <summary>A case between two banks about payments that one of them wants back.</summary>
/// <param name="AssignmentId">Of this message, at most 35 characters.</param>
/// <param name="CaseId">Of the case, the same in request and answer.</param>
/// <param name="CaseCreator">The bank that opened the case.</param>
internal sealed record CancellationCase(
    string AssignmentId,
    DateTimeOffset CreatedAt,
    AgentIdentification Assigner,
    AgentIdentification Assignee,
    string CaseId,
    AgentIdentification CaseCreator);

/// <summary>One payment that we want back (camt.056).</summary>
internal sealed record PaymentCancellation(string CancellationId, OriginalPayment Original, IReadOnlyList<StatusReason> Reasons);

/// <summary>What became of a request to take back a payment.</summary>
internal enum CancellationOutcome
{
    /// <summary>ACCR: taken back; the money returns with a pacs.004.</summary>
    Accepted,

    /// <summary>PDCR: somebody has to be asked first.</summary>
    Pending,

    /// <summary>RJCR: the money stays where it is.</summary>
    Rejected,
}

/// <summary>Our answer about one payment that another bank wants back (camt.029).</summary>
internal sealed record CancellationAnswer(
    string StatusId, OriginalPayment Original, CancellationOutcome Outcome, IReadOnlyList<StatusReason> Reasons);
