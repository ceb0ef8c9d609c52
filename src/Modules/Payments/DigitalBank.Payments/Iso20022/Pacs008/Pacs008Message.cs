using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs008;

/// <summary>The structure of pacs.008, FIToFICustomerCreditTransfer, versions .02 to .12.</summary>
internal static class Pacs008Message
{
    private const string Shapes = """
        Document = FIToFICstmrCdtTrf:Transfers
        Transfers = GrpHdr:GroupHeader, CdtTrfTxInf+:Payment, SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, XpryDtTm?:DateTime@2023.., BtchBookg?:Flag, NbOfTxs:Count, CtrlSum?:Decimal,
            TtlIntrBkSttlmAmt?:Amount, IntrBkSttlmDt?:Date, SttlmInf:Settlement, PmtTpInf?:PaymentType, InstgAgt?:Agent, InstdAgt?:Agent
        Payment = PmtId:PaymentId, PmtTpInf?:PaymentType, IntrBkSttlmAmt:Amount, IntrBkSttlmDt?:Date, SttlmPrty?:URGT/HIGH/NORM,
            SttlmTmIndctn?:SettlementTimes, SttlmTmReq?:SettlementTimeRequest, AddtlDtTm?:*@2023.., AccptncDtTm?:DateTime, PoolgAdjstmntDt?:Date, InstdAmt?:Amount,
            XchgRate?:Rate, AgrdRate?:*@2023.., ChrgBr:DEBT/CRED/SHAR/SLEV, ChrgsInf*:Charge, MndtRltdInf?:CreditTransferMandate@2021.., PmtSgntr?:*@2023..,
            PrvsInstgAgt?:Agent@..2018, PrvsInstgAgtAcct?:Account@..2018,
            PrvsInstgAgt1?:Agent@2018.., PrvsInstgAgt1Acct?:Account@2018.., PrvsInstgAgt2?:Agent@2018.., PrvsInstgAgt2Acct?:Account@2018..,
            PrvsInstgAgt3?:Agent@2018.., PrvsInstgAgt3Acct?:Account@2018.., InstgAgt?:Agent, InstdAgt?:Agent,
            IntrmyAgt1?:Agent, IntrmyAgt1Acct?:Account, IntrmyAgt2?:Agent, IntrmyAgt2Acct?:Account, IntrmyAgt3?:Agent, IntrmyAgt3Acct?:Account,
            UltmtDbtr?:Party, InitgPty?:Party, Dbtr:Party, DbtrAcct?:Account, DbtrAgt:Agent, DbtrAgtAcct?:Account, CdtrAgt:Agent,
            CdtrAgtAcct?:Account, Cdtr:Party, CdtrAcct?:Account, UltmtCdtr?:Party, InstrForCdtrAgt*:InstructionForCreditorAgent, InstrForNxtAgt*:InstructionForNextAgent, Purp?:Scheme,
            RgltryRptg{0;10}:RegulatoryReporting, Tax?:Tax@2013.., RltdRmtInf{0;10}:RemittanceLocation, RmtInf?:Remittance, SplmtryData*:Supplement@2013..

        """;

    public static MessageDefinition Definition { get; } = new(
        "pacs.008.001",
        Shapes + InterbankShapes.Text,
        [(2, 2009), (3, 2013), (4, 2013), (5, 2013), (6, 2013), (7, 2018), (8, 2019), (9, 2020), (10, 2021), (11, 2021), (12, 2023)],
        ["Document", "FIToFICstmrCdtTrf"]);
}
