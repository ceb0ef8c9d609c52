using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs003;

/// <summary>The structure of pacs.003, FIToFICustomerDirectDebit, version .08, in which the bank also writes.</summary>
internal static class Pacs003Message
{
    private const string Shapes = """
        Document = FIToFICstmrDrctDbt:Debits
        Debits = GrpHdr:GroupHeader, DrctDbtTxInf+:Debit, SplmtryData*:Supplement
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, Authstn{0;2}:Authorisation, BtchBookg?:Flag, NbOfTxs:Count, CtrlSum?:Decimal,
            TtlIntrBkSttlmAmt?:Amount, IntrBkSttlmDt?:Date, SttlmInf:DebitSettlement, PmtTpInf?:CollectionType, InstgAgt?:Agent, InstdAgt?:Agent
        DebitSettlement = SttlmMtd:INDA/INGA/CLRG, SttlmAcct?:Account, ClrSys?:Clearing
        Debit = PmtId:PaymentId, PmtTpInf?:CollectionType, IntrBkSttlmAmt:Amount, IntrBkSttlmDt?:Date, SttlmPrty?:URGT/HIGH/NORM,
            SttlmTmIndctn?:SettlementTimes, InstdAmt?:Amount, XchgRate?:Rate, ChrgBr:DEBT/CRED/SHAR/SLEV, ChrgsInf*:Charge, ReqdColltnDt?:Date,
            DrctDbtTx?:Collection, Cdtr:Party, CdtrAcct?:Account, CdtrAgt:Agent, CdtrAgtAcct?:Account, UltmtCdtr?:Party, InitgPty?:Party,
            InstgAgt?:Agent, InstdAgt?:Agent, IntrmyAgt1?:Agent, IntrmyAgt1Acct?:Account, IntrmyAgt2?:Agent, IntrmyAgt2Acct?:Account,
            IntrmyAgt3?:Agent, IntrmyAgt3Acct?:Account, Dbtr:Party, DbtrAcct:Account, DbtrAgt:Agent, DbtrAgtAcct?:Account, UltmtDbtr?:Party,
            Purp?:Scheme, RgltryRptg{0;10}:RegulatoryReporting, RltdRmtInf{0;10}:RemittanceLocation, RmtInf?:Remittance, SplmtryData*:Supplement

        """;

    public static MessageDefinition Definition { get; } = new(
        "pacs.003.001", Shapes + InterbankShapes.Text, [(8, 2019)], ["Document", "FIToFICstmrDrctDbt"]);
}
