using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs003;

/// <summary>Reads interbank direct debits, pacs.003 version .08.</summary>
internal static class Pacs003Reader
{
    public static MessageRules Rules { get; } = new(
        Pacs003Message.Definition, "GrpHdr", ["DrctDbtTxInf"], "IntrBkSttlmAmt", ["PmtId/UETR", "PmtId/TxId"])
    {
        Total = "TtlIntrBkSttlmAmt",
        Accounts = [("DbtrAcct", ReasonCodes.InvalidDebtorAccountNumber)],
    };

    public static MessageReader<ReceivedDirectDebit> Reader { get; } = new(Rules, Debit);

    private static ReceivedDirectDebit Debit(ReadItem item)
    {
        var debit = item.Element;
        return new ReceivedDirectDebit(
            debit.Value("PmtId/InstrId"),
            debit.Value("PmtId/EndToEndId")!,
            debit.Value("PmtId/TxId"),
            debit.Value("PmtId/UETR"),
            item.Amount,
            ReceivedParts.DateOf(debit.Find("ReqdColltnDt") ?? debit.Find("IntrBkSttlmDt")),
            MessageParts.CodeOf(debit.Find("PmtTpInf/LclInstrm")),
            debit.Value("PmtTpInf/SeqTp"),
            debit.Value("DrctDbtTx/MndtRltdInf/MndtId"),
            ReceivedParts.DateOf(debit.Find("DrctDbtTx/MndtRltdInf/DtOfSgntr")),
            MessageParts.Party(debit.Find("DrctDbtTx/CdtrSchmeId"))?.Identification,
            MessageParts.Party(debit.Find("Cdtr")!),
            MessageParts.Account(debit.Find("CdtrAcct")),
            MessageParts.Agent(debit.Find("CdtrAgt")!),
            MessageParts.Party(debit.Find("Dbtr")!),
            MessageParts.Account(debit.Find("DbtrAcct")!),
            MessageParts.Agent(debit.Find("DbtrAgt")!),
            MessageParts.Remittance(debit.Find("RmtInf")) ?? MessageParts.CreditorReference(debit.Find("RmtInf")));
    }
}
