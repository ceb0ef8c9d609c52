using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>The group header of a pain.001.</summary>
/// <param name="MessageName">Message with version: <c>pain.001.001.09</c>.</param>
/// <param name="MessageId">Unique per initiating party; the duplicate check uses it.</param>
/// <param name="CreatedAt">A local time without an offset is taken as UTC.</param>
/// <param name="NumberOfTransactions">As claimed by the sender.</param>
/// <param name="ControlSum">As claimed by the sender: the sum of all amounts whatever their currency.</param>
internal sealed record CreditTransferHeader(
    string MessageName,
    string MessageId,
    DateTimeOffset CreatedAt,
    long NumberOfTransactions,
    decimal? ControlSum,
    PartyIdentification InitiatingParty);

/// <summary>One payment-information block of a pain.001: what its payments have in common.</summary>
/// <param name="Number">Position in the file, counted from 1.</param>
/// <param name="NumberOfTransactions">As claimed by the sender, when it is.</param>
internal sealed record PaymentInformation(
    int Number,
    string PaymentInformationId,
    string PaymentMethod,
    bool BatchBooking,
    long? NumberOfTransactions,
    decimal? ControlSum,
    string? ServiceLevel,
    string? CategoryPurpose,
    DateOnly RequestedExecutionDate,
    PartyIdentification Debtor,
    AccountIdentification DebtorAccount,
    AgentIdentification DebtorAgent,
    PartyIdentification? UltimateDebtor,
    string? ChargeBearer)
{
    /// <summary>What is wrong with the block itself (debtor's IBAN, BIC …): all of its payments are rejected with it.</summary>
    public IReadOnlyList<MessageFinding> Findings { get; init; } = [];
}

/// <summary>One payment of a pain.001.</summary>
/// <param name="Number">Position in the file, counted from 1.</param>
/// <param name="AmountText">As written in the message.</param>
/// <param name="CurrencyCode">As written in the message; the currency to be paid out, also for an equivalent amount.</param>
/// <param name="Amount">Null when the currency is unknown, the decimals don't fit it, or only an equivalent amount is given.</param>
/// <param name="ChargeBearer">The payment's own, else the block's.</param>
/// <param name="Uetr">Lower case with hyphens.</param>
/// <param name="RemittanceInformation">The unstructured lines joined by a space; null when there are none.</param>
/// <param name="CreditorReference">Structured creditor reference (ISO 11649 and others).</param>
internal sealed record CreditTransfer(
    PaymentInformation Block,
    long Number,
    string? InstructionId,
    string EndToEndId,
    string? Uetr,
    string AmountText,
    string CurrencyCode,
    Money? Amount,
    string? ChargeBearer,
    PartyIdentification? UltimateDebtor,
    AgentIdentification? CreditorAgent,
    PartyIdentification? Creditor,
    AccountIdentification? CreditorAccount,
    PartyIdentification? UltimateCreditor,
    string? Purpose,
    string? RemittanceInformation,
    string? CreditorReference)
{
    /// <summary>What is wrong with this payment or its block; the first one is the reason to report. Empty when it may be executed.</summary>
    public IReadOnlyList<MessageFinding> Findings { get; init; } = [];

    public bool IsAcceptable => Findings.Count == 0;

    /// <summary>Line of the payment in the file.</summary>
    public int Line { get; init; }
}

/// <summary>What the first pass over a pain.001 found out, before anything is booked.</summary>
/// <param name="Header">Null when the file is broken before its end.</param>
/// <param name="PaymentInformations">Blocks in the file.</param>
/// <param name="Payments">Payments in the file.</param>
/// <param name="Refusals">Why the whole file is refused; empty when it is accepted. At most 100.</param>
/// <param name="Rejections">Payments that will carry findings of their own; the first 100.</param>
internal sealed record CreditTransferExamination(
    CreditTransferHeader? Header,
    int PaymentInformations,
    long Payments,
    decimal Sum,
    IReadOnlyList<MessageFinding> Refusals,
    IReadOnlyList<MessageFinding> Rejections)
{
    public bool IsAccepted => Header is not null && Refusals.Count == 0;
}
