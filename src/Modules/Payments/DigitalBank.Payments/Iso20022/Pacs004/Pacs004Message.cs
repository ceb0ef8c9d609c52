using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs004;

/// <summary>The structure of pacs.004, PaymentReturn, versions .02 to .13.</summary>
internal static class Pacs004Message
{
    private const string Shapes = """
        Document = PmtRtr:Returns
        Returns = GrpHdr:GroupHeader, OrgnlGrpInf?:ReturnedGroup, TxInf*:Return, SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, Authstn{0;2}:Authorisation, BtchBookg?:Flag, NbOfTxs:Count, CtrlSum?:Decimal, GrpRtr?:Flag,
            TtlRtrdIntrBkSttlmAmt?:Amount, IntrBkSttlmDt?:Date, SttlmInf:Settlement, PmtTpInf?:PaymentType@2021.., InstgAgt?:Agent, InstdAgt?:Agent
        ReturnedGroup = OrgnlMsgId:Max35, OrgnlMsgNmId:Max35, OrgnlCreDtTm?:DateTime, RtrRsnInf*:PaymentReason
        Return = RtrId?:Max35, OrgnlGrpInf?:OriginalGroup, OrgnlInstrId?:Max35, OrgnlEndToEndId?:Max35, OrgnlTxId?:Max35,
            OrgnlUETR?:Uuid@2019.., OrgnlClrSysRef?:Max35, OrgnlIntrBkSttlmAmt?:Amount, OrgnlIntrBkSttlmDt?:Date@2013..,
            PmtTpInf?:PaymentType@2021.., RtrdIntrBkSttlmAmt:Amount, IntrBkSttlmDt?:Date, SttlmPrty?:URGT/HIGH/NORM@2013..,
            SttlmTmIndctn?:SettlementTimes@2013.., SttlmTmReq?:SettlementTimeRequest@2021.., RtrdInstdAmt?:Amount, XchgRate?:Rate,
            CompstnAmt?:Amount, ChrgBr?:DEBT/CRED/SHAR/SLEV, ChrgsInf*:Charge, ClrSysRef?:Max35@2013.., InstgAgt?:Agent, InstdAgt?:Agent,
            RtrChain?:*@2018..2018, RtrChain?:ReturnChain@2019..2021, RtrChain?:*@2023.., RtrRsnInf*:PaymentReason,
            OrgnlTxRef?:OriginalPayment@..2009, OrgnlTxRef?:*@2013..2018, OrgnlTxRef?:ReturnedPayment@2019.., SplmtryData*:Supplement@2013..
        ReturnChain = UltmtDbtr?:PartyOrAgent, Dbtr:PartyOrAgent, DbtrAcct?:Account@2021.., InitgPty?:PartyOrAgent, DbtrAgt?:Agent,
            DbtrAgtAcct?:Account@2021.., PrvsInstgAgt1?:Agent, PrvsInstgAgt1Acct?:Account@2021.., PrvsInstgAgt2?:Agent,
            PrvsInstgAgt2Acct?:Account@2021.., PrvsInstgAgt3?:Agent, PrvsInstgAgt3Acct?:Account@2021.., IntrmyAgt1?:Agent,
            IntrmyAgt1Acct?:Account@2021.., IntrmyAgt2?:Agent, IntrmyAgt2Acct?:Account@2021.., IntrmyAgt3?:Agent,
            IntrmyAgt3Acct?:Account@2021.., CdtrAgt?:Agent, CdtrAgtAcct?:Account@2021.., Cdtr:PartyOrAgent, CdtrAcct?:Account@2021..,
            UltmtCdtr?:PartyOrAgent
        ReturnedPayment = IntrBkSttlmAmt?:Amount, Amt?:PaymentAmount, IntrBkSttlmDt?:Date, ReqdColltnDt?:Date, ReqdExctnDt?:Moment,
            CdtrSchmeId?:Party, SttlmInf?:Settlement, PmtTpInf?:CollectionType, PmtMtd?:CHK/TRF/DD/TRA, MndtRltdInf?:Mandate@..2020,
            MndtRltdInf?:EitherMandate@2021.., RmtInf?:Remittance, UltmtDbtr?:PartyOrAgent, Dbtr?:PartyOrAgent, DbtrAcct?:Account,
            DbtrAgt?:Agent, DbtrAgtAcct?:Account, CdtrAgt?:Agent, CdtrAgtAcct?:Account, Cdtr?:PartyOrAgent, CdtrAcct?:Account,
            UltmtCdtr?:PartyOrAgent, Purp?:Scheme, UndrlygCstmrCdtTrf?:Underlying@2021..
        Underlying = UltmtDbtr?:Party, InitgPty?:Party, Dbtr:Party, DbtrAcct?:Account, DbtrAgt:Agent, DbtrAgtAcct?:Account,
            PrvsInstgAgt1?:Agent, PrvsInstgAgt1Acct?:Account, PrvsInstgAgt2?:Agent, PrvsInstgAgt2Acct?:Account, PrvsInstgAgt3?:Agent,
            PrvsInstgAgt3Acct?:Account, IntrmyAgt1?:Agent, IntrmyAgt1Acct?:Account, IntrmyAgt2?:Agent, IntrmyAgt2Acct?:Account,
            IntrmyAgt3?:Agent, IntrmyAgt3Acct?:Account, CdtrAgt:Agent, CdtrAgtAcct?:Account, Cdtr:Party, CdtrAcct?:Account, UltmtCdtr?:Party,
            InstrForCdtrAgt*:InstructionForCreditorAgent, InstrForNxtAgt*:InstructionForNextAgent, Tax?:Tax, RmtInf?:Remittance, InstdAmt?:Amount

        """;

    public static MessageDefinition Definition { get; } = new(
        "pacs.004.001",
        Shapes + InterbankShapes.Text,
        [
            (2, 2009), (3, 2013), (4, 2013), (5, 2013), (6, 2013), (7, 2018), (8, 2018), (9, 2019), (10, 2020), (11, 2021), (12, 2021), (13, 2023),
        ],
        ["Document", "PmtRtr"]);
}
