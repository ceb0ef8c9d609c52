using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Camt029;

/// <summary>The structure of camt.029, ResolutionOfInvestigation, version .09.</summary>
internal static class Camt029Message
{
    private const string Shapes = """
        Document = RsltnOfInvstgtn:Resolution
        Resolution = Assgnmt:Assignment, RslvdCase?:Case, Sts:Confirmation, CxlDtls*:Underlying, ModDtls?:Modification,
            ClmNonRctDtls?:ClaimAnswer, StmtDtls?:StatementAnswer, CrrctnTx?:Correction, RsltnRltdInf?:Resolved, SplmtryData*:Supplement
        Assignment = Id:Max35, Assgnr:PartyOrAgent, Assgne:PartyOrAgent, CreDtTm:DateTime
        Case = Id:Max35, Cretr:PartyOrAgent, ReopCaseIndctn?:Flag
        Confirmation = Conf:Max4 | RjctdMod+:Scheme | DplctOf:Case | AssgnmtCxlConf:Flag
        Underlying = OrgnlGrpInfAndSts?:GroupAnswer, OrgnlPmtInfAndSts*:BlockAnswer, TxInfAndSts*:Answer
        GroupAnswer = OrgnlGrpCxlId?:Max35, RslvdCase?:Case, OrgnlMsgId:Max35, OrgnlMsgNmId:Max35, OrgnlCreDtTm?:DateTime, OrgnlNbOfTxs?:Count,
            OrgnlCtrlSum?:Decimal, GrpCxlSts?:PACR/RJCR/ACCR/PDCR, CxlStsRsnInf*:PaymentReason, NbOfTxsPerCxlSts*:PaymentCount
        PaymentCount = DtldNbOfTxs:Count, DtldSts:ACTC/RJCT/PDNG/ACCP/ACSP/ACSC/ACCR/ACWC, DtldCtrlSum?:Decimal
        AnswerCount = DtldNbOfTxs:Count, DtldSts:RJCR/ACCR/PDCR, DtldCtrlSum?:Decimal
        BlockAnswer = OrgnlPmtInfCxlId?:Max35, RslvdCase?:Case, OrgnlPmtInfId:Max35, OrgnlGrpInf?:OriginalGroup, OrgnlNbOfTxs?:Count,
            OrgnlCtrlSum?:Decimal, PmtInfCxlSts?:PACR/RJCR/ACCR/PDCR, CxlStsRsnInf*:PaymentReason, NbOfTxsPerCxlSts*:AnswerCount, TxInfAndSts*:CustomerAnswer
        CustomerAnswer = CxlStsId?:Max35, RslvdCase?:Case, OrgnlInstrId?:Max35, OrgnlEndToEndId?:Max35, UETR?:Uuid, TxCxlSts?:RJCR/ACCR/PDCR,
            CxlStsRsnInf*:PaymentReason, OrgnlInstdAmt?:Amount, OrgnlReqdExctnDt?:Moment, OrgnlReqdColltnDt?:Date, OrgnlTxRef?:OriginalPayment
        Answer = CxlStsId?:Max35, RslvdCase?:Case, OrgnlGrpInf?:OriginalGroup, OrgnlInstrId?:Max35, OrgnlEndToEndId?:Max35, OrgnlTxId?:Max35,
            OrgnlClrSysRef?:Max35, OrgnlUETR?:Uuid, TxCxlSts?:RJCR/ACCR/PDCR, CxlStsRsnInf*:PaymentReason, RsltnRltdInf?:Resolved,
            OrgnlIntrBkSttlmAmt?:Amount, OrgnlIntrBkSttlmDt?:Date, Assgnr?:PartyOrAgent, Assgne?:PartyOrAgent, OrgnlTxRef?:OriginalPayment
        Modification = ModStsId?:Max35, RslvdCase?:Case, OrgnlGrpInf:OriginalGroup, OrgnlPmtInfId?:Max35, OrgnlInstrId?:Max35,
            OrgnlEndToEndId?:Max35, OrgnlTxId?:Max35, OrgnlClrSysRef?:Max35, OrgnlUETR?:Uuid, ModStsRsnInf*:PaymentReason, RsltnRltdInf?:Resolved,
            OrgnlIntrBkSttlmAmt?:Amount, OrgnlIntrBkSttlmDt?:Date, Assgnr?:PartyOrAgent, Assgne?:PartyOrAgent, OrgnlTxRef?:OriginalPayment
        Resolved = EndToEndId?:Max35, TxId?:Max35, UETR?:Uuid, IntrBkSttlmAmt?:Amount, IntrBkSttlmDt?:Date, ClrChanl?:RTGS/RTNS/MPNS/BOOK,
            Compstn?:Compensation, Chrgs*:Charge
        Compensation = Amt:Amount, DbtrAgt:Agent, CdtrAgt:Agent, Rsn:Scheme
        ClaimAnswer = Accptd:ClaimAccepted | Rjctd:Scheme
        ClaimAccepted = DtPrcd:Date, OrgnlNxtAgt?:Agent
        StatementAnswer = OrgnlGrpInf?:OriginalGroup, OrgnlStmtId?:Max35, UETR?:Uuid, AcctSvcrRef?:Max35, CrrctdAmt?:Amount,
            Chrgs*:CorrectedCharges, Purp?:Scheme
        CorrectedCharges = TtlChrgsAndTaxAmt?:Amount, Rcrd*:CorrectedCharge
        CorrectedCharge = Amt:Amount, CdtDbtInd?:CRDT/DBIT, ChrgInclInd?:Flag, Tp?:ChargeKind, Rate?:Rate, Br?:DEBT/CRED/SHAR/SLEV, Agt?:Agent,
            Tax?:ChargeTax
        ChargeKind = Cd:Max4 | Prtry:ChargeName
        ChargeName = Id:Max35, Issr?:Max35
        ChargeTax = Id?:Max35, Rate?:Rate, Amt?:Amount
        Correction = Initn:CorrectedInitiation | IntrBk:CorrectedTransfer
        CorrectedGroup = MsgId:Max35, MsgNmId:Max35, CreDtTm?:DateTime
        CorrectedInitiation = GrpHdr?:CorrectedGroup, PmtInfId?:Max35, InstrId?:Max35, EndToEndId?:Max35, UETR?:Uuid, InstdAmt:Amount,
            ReqdExctnDt?:Moment, ReqdColltnDt?:Date
        CorrectedTransfer = GrpHdr?:CorrectedGroup, InstrId?:Max35, EndToEndId?:Max35, TxId?:Max35, UETR?:Uuid, IntrBkSttlmAmt:Amount,
            IntrBkSttlmDt:Date

        """;

    public static MessageDefinition Definition { get; } = new(
        "camt.029.001", Shapes + InterbankShapes.Text, [(9, 2019)], ["Document", "RsltnOfInvstgtn", "CxlDtls"]);
}
