using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs008;

/// <summary>Reads interbank customer credit transfers, pacs.008 versions .02 to .12.</summary>
internal static class Pacs008Reader
{
    public static MessageRules Rules { get; } = new(
        Pacs008Message.Definition, "GrpHdr", ["CdtTrfTxInf"], "IntrBkSttlmAmt", ["PmtId/UETR", "PmtId/TxId"])
    {
        Total = "TtlIntrBkSttlmAmt",
        Accounts = [("CdtrAcct", ReasonCodes.InvalidCreditorAccountNumber), ("DbtrAcct", ReasonCodes.InvalidDebtorAccountNumber)],
    };

    public static MessageReader<ReceivedCreditTransfer> Reader { get; } = new(Rules, Payment);

    private static ReceivedCreditTransfer Payment(ReadItem item)
    {
        var payment = item.Element;
        return new ReceivedCreditTransfer(
            payment.Value("PmtId/InstrId"),
            payment.Value("PmtId/EndToEndId")!,
            payment.Value("PmtId/TxId"),
            payment.Value("PmtId/UETR"),
            item.Amount,
            ReceivedParts.DateOf(payment.Find("IntrBkSttlmDt")),
            ReceivedParts.MoneyOf(payment.Find("InstdAmt")),
            payment.Value("ChrgBr")!,
            MessageParts.Party(payment.Find("UltmtDbtr")),
            MessageParts.Party(payment.Find("Dbtr")!),
            MessageParts.Account(payment.Find("DbtrAcct")),
            MessageParts.Agent(payment.Find("DbtrAgt")!),
            MessageParts.Agent(payment.Find("CdtrAgt")!),
            MessageParts.Party(payment.Find("Cdtr")!),
            MessageParts.Account(payment.Find("CdtrAcct")),
            MessageParts.Party(payment.Find("UltmtCdtr")),
            MessageParts.CodeOf(payment.Find("PmtTpInf/SvcLvl")),
            MessageParts.CodeOf(payment.Find("PmtTpInf/CtgyPurp")),
            MessageParts.CodeOf(payment.Find("Purp")),
            MessageParts.Remittance(payment.Find("RmtInf")),
            MessageParts.CreditorReference(payment.Find("RmtInf")));
    }
}
