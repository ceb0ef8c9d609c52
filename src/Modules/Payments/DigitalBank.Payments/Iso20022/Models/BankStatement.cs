using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>One statement of a camt.053, without its entries.</summary>
/// <param name="MessageName">Message with version: <c>camt.053.001.08</c>.</param>
/// <param name="MessageId">Of the file's group header.</param>
/// <param name="Number">Position in the file, counted from 1.</param>
/// <param name="StatementId">The account servicer's identification of the statement.</param>
/// <param name="Entries">How many entries the statement has.</param>
internal sealed record BankStatement(
    string MessageName,
    string MessageId,
    int Number,
    string StatementId,
    DateTimeOffset? CreatedAt,
    AccountIdentification Account,
    AgentIdentification? Servicer,
    IReadOnlyList<StatementBalance> Balances,
    long Entries)
{
    /// <summary>The booked opening balance: OPBD, else the previous closing PRCD.</summary>
    public StatementBalance? Opening => Balance("OPBD") ?? Balance("PRCD");

    /// <summary>The booked closing balance, CLBD.</summary>
    public StatementBalance? Closing => Balance("CLBD");

    private StatementBalance? Balance(string type) => Balances.FirstOrDefault(balance => balance.Type == type);
}

/// <summary>A balance of a statement.</summary>
/// <param name="Type">OPBD, PRCD, CLBD, ITBD, CLAV …, or the bank's own code.</param>
/// <param name="Amount">Negative for a debit balance.</param>
internal sealed record StatementBalance(string Type, Money Amount, DateOnly Date);

/// <summary>One entry of a statement.</summary>
/// <param name="StatementNumber">Position of its statement in the file, counted from 1.</param>
/// <param name="Number">Position in the statement, counted from 1.</param>
/// <param name="Amount">Always positive or zero.</param>
/// <param name="IsCredit">From the account holder's view.</param>
/// <param name="IsReversal">The entry takes back an earlier one.</param>
/// <param name="Status">BOOK, PDNG, INFO, FUTR.</param>
internal sealed record StatementEntry(
    int StatementNumber,
    long Number,
    string? EntryReference,
    Money Amount,
    bool IsCredit,
    bool IsReversal,
    string Status,
    DateOnly? BookingDate,
    DateOnly? ValueDate,
    string? AccountServicerReference,
    string? BankTransactionCode,
    string? AdditionalInformation,
    IReadOnlyList<StatementEntryDetail> Details)
{
    /// <summary>Message id of the file that the entry was booked for as a whole; null where none or more than one is given.</summary>
    public string? BatchMessageId { get; init; }

    /// <summary>Line of the entry in the file.</summary>
    public int Line { get; init; }
}

/// <summary>One of the payments that a statement entry stands for.</summary>
/// <param name="Amount">Null when the entry doesn't split its amount.</param>
internal sealed record StatementEntryDetail(
    string? MessageId,
    string? AccountServicerReference,
    string? InstructionId,
    string? EndToEndId,
    string? TransactionId,
    string? Uetr,
    Money? Amount,
    bool? IsCredit,
    string? DebtorName,
    AccountIdentification? DebtorAccount,
    string? CreditorName,
    AccountIdentification? CreditorAccount,
    string? RemittanceInformation,
    string? CreditorReference);

/// <summary>What the first pass over a camt.053 found out.</summary>
/// <param name="Refusals">Why the file is refused: broken structure or values. At most 100.</param>
/// <param name="Warnings">Business rules that a statement breaks: opening + entries ≠ closing, an IBAN with wrong check digits.</param>
internal sealed record StatementExamination(
    IReadOnlyList<BankStatement> Statements,
    IReadOnlyList<MessageFinding> Refusals,
    IReadOnlyList<MessageFinding> Warnings)
{
    public bool IsAccepted => Refusals.Count == 0;
}
