using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>Turns the elements of a camt.053, whose structure was checked before, into what they mean.</summary>
internal static class Camt053Parts
{
    public static BankStatement Statement(
        string messageName, string messageId, int number, MessageElement statement, IReadOnlyList<StatementBalance> balances, long entries) =>
        new(
            messageName,
            messageId,
            number,
            statement.Value("Id")!,
            statement.Find("CreDtTm") is { } created ? MessageParts.Instant(created) : null,
            MessageParts.Account(statement.Find("Acct")!),
            MessageParts.Agent(statement.Find("Acct/Svcr")),
            balances,
            entries);

    public static StatementBalance Balance(MessageElement balance, Money amount) => new(
        MessageParts.CodeOf(balance.Find("Tp/CdOrPrtry"))!,
        balance.Value("CdtDbtInd") == "DBIT" ? -amount : amount,
        MessageParts.Date(balance.Find("Dt")!));

    public static StatementEntry Entry(int statementNumber, long number, MessageElement entry, Money amount) => new(
        statementNumber,
        number,
        entry.Value("NtryRef"),
        amount,
        entry.Value("CdtDbtInd") == "CRDT",
        MessageParts.Flag(entry.Value("RvslInd")),
        StatementFooting.Status(entry)!,
        DateOf(entry.Find("BookgDt")),
        DateOf(entry.Find("ValDt")),
        entry.Value("AcctSvcrRef"),
        TransactionCode(entry.Find("BkTxCd")!),
        entry.Value("AddtlNtryInf"),
        [.. entry.All("NtryDtls").SelectMany(details => details.All("TxDtls")).Select(Detail)])
    {
        BatchMessageId = entry.All("NtryDtls").Select(details => details.Value("Btch/MsgId")).OfType<string>().Distinct().ToList() is [var only] ? only : null,
        Line = entry.Line,
    };

    private static StatementEntryDetail Detail(MessageElement detail) => new(
        detail.Value("Refs/MsgId"),
        detail.Value("Refs/AcctSvcrRef"),
        detail.Value("Refs/InstrId"),
        detail.Value("Refs/EndToEndId"),
        detail.Value("Refs/TxId"),
        detail.Value("Refs/UETR"),
        (detail.Find("Amt") ?? detail.Find("AmtDtls/TxAmt/Amt")) is { } amount ? AmountRules.Read(amount).Amount : null,
        detail.Value("CdtDbtInd") is { } side ? side == "CRDT" : null,
        MessageParts.Party(detail.Find("RltdPties/Dbtr"))?.Name,
        MessageParts.Account(detail.Find("RltdPties/DbtrAcct")),
        MessageParts.Party(detail.Find("RltdPties/Cdtr"))?.Name,
        MessageParts.Account(detail.Find("RltdPties/CdtrAcct")),
        MessageParts.Remittance(detail.Find("RmtInf")),
        MessageParts.CreditorReference(detail.Find("RmtInf")));

    /// <summary>Domain, family and subfamily joined by hyphens (PMNT-RCDT-ESCT), or the bank's own code.</summary>
    private static string? TransactionCode(MessageElement code) => code.Find("Domn") is { } domain
        ? $"{domain.Value("Cd")}-{domain.Value("Fmly/Cd")}-{domain.Value("Fmly/SubFmlyCd")}"
        : code.Value("Prtry/Cd");

    private static DateOnly? DateOf(MessageElement? moment) => moment is null ? null : MessageParts.Date(moment);
}
