namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>Status of a file, a block or a payment, as a pain.002 says it.</summary>
internal enum ReportedStatus
{
    /// <summary>RCVD: received, nothing checked yet.</summary>
    Received,

    /// <summary>ACTC: structure and signature are good.</summary>
    AcceptedTechnically,

    /// <summary>ACCP: also the customer's profile is good.</summary>
    AcceptedCustomerProfile,

    /// <summary>ACSP: on its way to settlement.</summary>
    AcceptedSettlementInProcess,

    /// <summary>ACSC: settled on the debtor's account.</summary>
    AcceptedSettlementCompleted,

    /// <summary>PART: some payments accepted, some rejected. Never the status of a payment.</summary>
    PartiallyAccepted,

    /// <summary>PDNG: a check is still open.</summary>
    Pending,

    /// <summary>RJCT.</summary>
    Rejected,
}

/// <summary>Why a status was given.</summary>
/// <param name="Code">ISO external status reason code; see <see cref="ReasonCodes"/>.</param>
/// <param name="AdditionalInformation">A sentence of any length; the writer cuts it into lines of 105 characters.</param>
internal sealed record StatusReason(string Code, string? AdditionalInformation = null);

/// <summary>A pain.002: the answer to a pain.001.</summary>
/// <param name="MessageId">Ours, at most 35 characters.</param>
/// <param name="InitiatingAgentBic">Our BIC.</param>
/// <param name="OriginalMessageName">Decides the version of the answer: pain.002.001.03 to a pain.001.001.03, else pain.002.001.10.</param>
/// <param name="OriginalMessageId">"NOTPROVIDED" where the file could not be read that far.</param>
/// <param name="GroupStatus">Null where only the blocks have one.</param>
/// <param name="PaymentInformations">May be lazy: the writer enumerates once and streams.</param>
internal sealed record PaymentStatusReport(
    string MessageId,
    DateTimeOffset CreatedAt,
    string? InitiatingAgentBic,
    string OriginalMessageName,
    string OriginalMessageId,
    DateTimeOffset? OriginalCreatedAt,
    long? OriginalNumberOfTransactions,
    decimal? OriginalControlSum,
    ReportedStatus? GroupStatus,
    IReadOnlyList<StatusReason> GroupReasons,
    IEnumerable<PaymentInformationStatus> PaymentInformations);

/// <param name="Status">Null where only the payments have one.</param>
internal sealed record PaymentInformationStatus(
    string OriginalPaymentInformationId,
    ReportedStatus? Status,
    IReadOnlyList<StatusReason> Reasons,
    IEnumerable<PaymentStatus> Payments);

/// <param name="AccountServicerReference">Our reference of the payment.</param>
/// <param name="OriginalUetr">Left out in a pain.002.001.03, which has no place for it.</param>
internal sealed record PaymentStatus(
    string? OriginalInstructionId,
    string OriginalEndToEndId,
    ReportedStatus Status,
    IReadOnlyList<StatusReason> Reasons,
    string? OriginalUetr = null,
    string? AccountServicerReference = null,
    DateTimeOffset? AcceptedAt = null);
