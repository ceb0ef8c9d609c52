using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pain008;

/// <summary>The structure of pain.008, CustomerDirectDebitInitiation, versions .02 to .11.</summary>
internal static class Pain008Message
{
    private const string Shapes = """
        Document = CstmrDrctDbtInitn:Initiation
        Initiation = GrpHdr:GroupHeader, PmtInf+:PaymentInformation, SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, Authstn{0;2}:Authorisation, NbOfTxs:Count, CtrlSum?:Decimal, InitgPty:Party, FwdgAgt?:Agent
        PaymentInformation = PmtInfId:Max35, PmtMtd:DD/DD, ReqdAdvcTp?:RequestedAdvice@2020.., BtchBookg?:Flag, NbOfTxs?:Count, CtrlSum?:Decimal,
            PmtTpInf?:DebitType, ReqdColltnDt:Date, Cdtr:Party, CdtrAcct:Account, CdtrAgt:Agent, CdtrAgtAcct?:Account, UltmtCdtr?:Party,
            ChrgBr?:DEBT/CRED/SHAR/SLEV, ChrgsAcct?:Account, ChrgsAcctAgt?:Agent, CdtrSchmeId?:Party, DrctDbtTxInf+:Debit
        RequestedAdvice = CdtAdvc?:AdviceType, DbtAdvc?:AdviceType
        AdviceType = Cd:ADWD/ADND | Prtry:Max35
        DebitType = InstrPrty?:HIGH/NORM, SvcLvl?:Scheme@..2018, SvcLvl*:Scheme@2019.., LclInstrm?:LongCode,
            SeqTp?:FRST/RCUR/FNAL/OOFF@..2009, SeqTp?:FRST/RCUR/FNAL/OOFF/RPRE@2013.., CtgyPurp?:Scheme
        Debit = PmtId:DebitId, PmtTpInf?:DebitType, InstdAmt:Amount, ChrgBr?:DEBT/CRED/SHAR/SLEV, DrctDbtTx?:Collection, UltmtCdtr?:Party,
            DbtrAgt:Agent, DbtrAgtAcct?:Account, Dbtr:Party, DbtrAcct:Account, UltmtDbtr?:Party, InstrForCdtrAgt?:Max140, Purp?:Scheme,
            RgltryRptg{0;10}:RegulatoryReporting, Tax?:Tax, RltdRmtInf{0;10}:RemittanceLocation, RmtInf?:Remittance, SplmtryData*:Supplement@2013..
        DebitId = InstrId?:Max35, EndToEndId:Max35, UETR?:Uuid@2019..

        """;

    /// <summary>Requested advice came with version .09, whose other parts are those of the release of 2019.</summary>
    public static MessageDefinition Definition { get; } = new(
        "pain.008.001",
        Shapes + InterbankShapes.Text,
        [(2, 2009), (3, 2013), (4, 2013), (5, 2013), (6, 2013), (7, 2018), (8, 2019), (9, 2020), (10, 2021), (11, 2023)],
        ["Document", "CstmrDrctDbtInitn", "PmtInf"]);
}
