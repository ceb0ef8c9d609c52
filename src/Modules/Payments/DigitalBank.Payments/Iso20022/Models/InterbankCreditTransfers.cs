using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>How two banks settle a pacs.008.</summary>
internal enum SettlementMethod
{
    /// <summary>CLRG: through a clearing system.</summary>
    Clearing,

    /// <summary>INDA: on the account that we hold with the instructed agent (our nostro).</summary>
    InstructedAgent,

    /// <summary>INGA: on the account that the instructed agent holds with us.</summary>
    InstructingAgent,
}

/// <summary>A pacs.008: payments that leave for other banks.</summary>
/// <param name="MessageId">At most 35 characters.</param>
/// <param name="SettlementAccount">The nostro or vostro account, for INDA and INGA.</param>
/// <param name="ClearingSystem">ISO external clearing-system code or the scheme's name, for CLRG.</param>
/// <param name="Payments">At least one; a total amount is written where all are in one currency.</param>
internal sealed record InterbankCreditTransfers(
    string MessageId,
    DateTimeOffset CreatedAt,
    SettlementMethod SettlementMethod,
    AccountIdentification? SettlementAccount,
    string? ClearingSystem,
    DateOnly SettlementDate,
    AgentIdentification InstructingAgent,
    AgentIdentification? InstructedAgent,
    IReadOnlyCollection<InterbankCreditTransfer> Payments)
{
    public InterbankHeader Header => new(
        MessageId, CreatedAt, SettlementMethod, SettlementAccount, ClearingSystem, SettlementDate, InstructingAgent, InstructedAgent);
}

/// <param name="TransactionId">Our reference of the payment, at most 35 characters.</param>
/// <param name="Uetr">Version 4 UUID, lower case; chosen by us where the customer gave none.</param>
/// <param name="ChargeBearer">DEBT, CRED, SHAR or SLEV.</param>
/// <param name="InstructedAmount">What the customer ordered, when it differs from the settlement amount.</param>
internal sealed record InterbankCreditTransfer(
    string? InstructionId,
    string EndToEndId,
    string TransactionId,
    string Uetr,
    Money SettlementAmount,
    string ChargeBearer,
    PartyIdentification Debtor,
    AccountIdentification DebtorAccount,
    AgentIdentification DebtorAgent,
    AgentIdentification CreditorAgent,
    PartyIdentification Creditor,
    AccountIdentification? CreditorAccount,
    Money? InstructedAmount = null,
    PartyIdentification? UltimateDebtor = null,
    PartyIdentification? UltimateCreditor = null,
    string? ServiceLevel = null,
    string? CategoryPurpose = null,
    string? Purpose = null,
    string? RemittanceInformation = null,
    string? CreditorReference = null)
{
    /// <summary>Settlement amount for one unit of the instructed amount's currency, where the two differ; 11 digits at most, 10 of them decimals.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>A charge and the bank that takes it: taken off already, or paid in advance with the settlement amount.</summary>
    public (Money Amount, AgentIdentification Agent)? Charge { get; init; }

    /// <summary>Bank between the instructed one and the payee's.</summary>
    public AgentIdentification? IntermediaryAgent { get; init; }
}
