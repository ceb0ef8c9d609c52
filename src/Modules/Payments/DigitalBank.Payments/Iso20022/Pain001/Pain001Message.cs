using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pain001;

/// <summary>The structure of pain.001, CustomerCreditTransferInitiation, versions .03 to .12.</summary>
internal static class Pain001Message
{
    private const string Shapes = """
        Document = CstmrCdtTrfInitn:Initiation
        Initiation = GrpHdr:GroupHeader, PmtInf+:PaymentInformation, SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, Authstn{0;2}:Authorisation, NbOfTxs:Count, CtrlSum?:Decimal, InitgPty:Party, FwdgAgt?:Agent,
            InitnSrc?:InitiationSource@2021..
        PaymentInformation = PmtInfId:Max35, PmtMtd:CHK/TRF/TRA, ReqdAdvcTp?:RequestedAdvice@2021.., BtchBookg?:Flag, NbOfTxs?:Count, CtrlSum?:Decimal,
            PmtTpInf?:PaymentType, ReqdExctnDt:Date@..2013, ReqdExctnDt:Moment@2018.., PoolgAdjstmntDt?:Date, Dbtr:Party, DbtrAcct:Account,
            DbtrAgt:Agent, DbtrAgtAcct?:Account, InstrForDbtrAgt?:Max140@2013.., UltmtDbtr?:Party, ChrgBr?:DEBT/CRED/SHAR/SLEV,
            ChrgsAcct?:Account, ChrgsAcctAgt?:Agent, CdtTrfTxInf+:Payment
        PaymentType = InstrPrty?:HIGH/NORM, SvcLvl?:Scheme@..2018, SvcLvl*:Scheme@2019.., LclInstrm?:LongCode, CtgyPurp?:Scheme
        Payment = PmtId:PaymentId, PmtTpInf?:PaymentType, Amt:PaymentAmount, XchgRateInf?:ExchangeRate, ChrgBr?:DEBT/CRED/SHAR/SLEV,
            MndtRltdInf?:CreditTransferMandate@2021.., ChqInstr?:Cheque, UltmtDbtr?:Party,
            IntrmyAgt1?:Agent, IntrmyAgt1Acct?:Account, IntrmyAgt2?:Agent, IntrmyAgt2Acct?:Account, IntrmyAgt3?:Agent, IntrmyAgt3Acct?:Account,
            CdtrAgt?:Agent, CdtrAgtAcct?:Account, Cdtr?:Party, CdtrAcct?:Account, UltmtCdtr?:Party, InstrForCdtrAgt*:Instruction,
            InstrForDbtrAgt?:Max140@..2020, InstrForDbtrAgt?:Instruction@2021.., Purp?:Scheme, RgltryRptg{0;10}:RegulatoryReporting, Tax?:Tax, RltdRmtInf{0;10}:RemittanceLocation,
            RmtInf?:Remittance, SplmtryData*:Supplement@2013..
        PaymentId = InstrId?:Max35, EndToEndId:Max35, UETR?:Uuid@2019..
        PaymentAmount = InstdAmt:Amount | EqvtAmt:EquivalentAmount
        EquivalentAmount = Amt:Amount, CcyOfTrf:Currency
        Authorisation = Cd:AUTH/FDET/FSUM/ILEV | Prtry:Max128
        InitiationSource = Nm:Max140, Prvdr?:Max35, Vrsn?:Max35
        RequestedAdvice = CdtAdvc?:AdviceType, DbtAdvc?:AdviceType
        AdviceType = Cd:ADWD/ADND | Prtry:Max35
        ExchangeRate = UnitCcy?:Currency@2013.., XchgRate?:Rate, RateTp?:SPOT/SALE/AGRD, CtrctId?:Max35
        Instruction = Cd?:CHQB/HOLD/PHOB/TELB@..2020, Cd?:Max4@2021.., InstrInf?:Max140
        Cheque = ChqTp?:CCHQ/CCCH/BCHQ/DRFT/ELDR, ChqNb?:Max35, ChqFr?:NameAndAddress, DlvryMtd?:ChequeDelivery, DlvrTo?:NameAndAddress,
            InstrPrty?:HIGH/NORM, ChqMtrtyDt?:Date, FrmsCd?:Max35, MemoFld{0;2}:Max35, RgnlClrZone?:Max35, PrtLctn?:Max35, Sgntr{0;5}:Max70@2013..
        ChequeDelivery = Cd:MLDB/MLCD/MLFA/CRDB/CRCD/CRFA/PUDB/PUCD/PUFA/RGDB/RGCD/RGFA | Prtry:Max35

        """;

    public static MessageDefinition Definition { get; } = new(
        "pain.001.001",
        Shapes + CommonShapes.Text,
        [(3, 2009), (4, 2013), (5, 2013), (6, 2013), (7, 2013), (8, 2018), (9, 2019), (10, 2020), (11, 2021), (12, 2023)],
        ["Document", "CstmrCdtTrfInitn", "PmtInf"]);
}
