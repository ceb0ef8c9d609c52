using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pain008;

/// <summary>Reads customer direct debit initiations, pain.008 versions .02 to .11.</summary>
internal static class Pain008Reader
{
    public static MessageRules Rules { get; } = new(Pain008Message.Definition, "GrpHdr", ["DrctDbtTxInf"], "InstdAmt", ["PmtId/UETR"])
    {
        Block = "PmtInf",
        BlockAccounts = [("CdtrAcct", ReasonCodes.InvalidCreditorAccountNumber)],
        Accounts = [("DbtrAcct", ReasonCodes.InvalidDebtorAccountNumber)],
    };

    public static MessageReader<DirectDebit> Reader { get; } = new(Rules, Debit);

    private static DirectDebit Debit(ReadItem item)
    {
        var (debit, block) = (item.Element, item.Block!);
        var type = debit.Find("PmtTpInf") ?? block.Find("PmtTpInf");
        var scheme = debit.Find("DrctDbtTx/CdtrSchmeId") ?? block.Find("CdtrSchmeId");
        return new DirectDebit(
            block.Value("PmtInfId")!,
            MessageParts.Date(block.Find("ReqdColltnDt")!),
            MessageParts.CodeOf(type?.Find("SvcLvl")),
            MessageParts.CodeOf(type?.Find("LclInstrm")),
            type?.Value("SeqTp"),
            MessageParts.Party(block.Find("Cdtr")!),
            MessageParts.Account(block.Find("CdtrAcct")!),
            MessageParts.Agent(block.Find("CdtrAgt")!),
            MessageParts.Party(scheme)?.Identification,
            debit.Value("PmtId/InstrId"),
            debit.Value("PmtId/EndToEndId")!,
            debit.Value("PmtId/UETR"),
            item.Amount,
            debit.Value("ChrgBr") ?? block.Value("ChrgBr"),
            debit.Value("DrctDbtTx/MndtRltdInf/MndtId"),
            ReceivedParts.DateOf(debit.Find("DrctDbtTx/MndtRltdInf/DtOfSgntr")),
            MessageParts.Agent(debit.Find("DbtrAgt")!),
            MessageParts.Party(debit.Find("Dbtr")!),
            MessageParts.Account(debit.Find("DbtrAcct")!),
            MessageParts.CodeOf(debit.Find("Purp")),
            MessageParts.Remittance(debit.Find("RmtInf")),
            MessageParts.CreditorReference(debit.Find("RmtInf")));
    }
}
