using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs002;

/// <summary>The structure of pacs.002, FIToFIPaymentStatusReport, versions .03 to .14.</summary>
internal static class Pacs002Message
{
    private const string Shapes = """
        Document = FIToFIPmtStsRpt:StatusReport
        StatusReport = GrpHdr:GroupHeader, OrgnlGrpInfAndSts:GroupStatus@..2009, OrgnlGrpInfAndSts*:GroupStatus@2013.., TxInfAndSts*:PaymentStatus,
            SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, InstgAgt?:Agent, InstdAgt?:Agent, OrgnlBizQry?:OriginalQuery@2021..
        OriginalQuery = MsgId:Max35, MsgNmId?:Max35, CreDtTm?:DateTime
        GroupStatus = OrgnlMsgId:Max35, OrgnlMsgNmId:Max35, OrgnlCreDtTm?:DateTime, OrgnlNbOfTxs?:Count, OrgnlCtrlSum?:Decimal,
            GrpSts?:ACTC/RCVD/PART/RJCT/PDNG/ACCP/ACSP/ACSC/ACWC@..2009, GrpSts?:Max4@2013.., StsRsnInf*:PaymentReason, NbOfTxsPerSts*:StatusCount
        StatusCount = DtldNbOfTxs:Count, DtldSts:ACTC/RJCT/PDNG/ACCP/ACSP/ACSC/ACWC@..2009, DtldSts:Max4@2013.., DtldCtrlSum?:Decimal
        PaymentStatus = StsId?:Max35, OrgnlGrpInf?:OriginalGroup@2013.., OrgnlInstrId?:Max35, OrgnlEndToEndId?:Max35, OrgnlTxId?:Max35,
            OrgnlUETR?:Uuid@2019.., TxSts?:ACTC/RJCT/PDNG/ACCP/ACSP/ACSC/ACWC@..2009, TxSts?:Max4@2013.., StsRsnInf*:PaymentReason,
            ChrgsInf*:Charge, AccptncDtTm?:DateTime, PrcgDt?:Moment@2023.., FctvIntrBkSttlmDt?:Moment@2019.., AcctSvcrRef?:Max35,
            ClrSysRef?:Max35, InstgAgt?:Agent, InstdAgt?:Agent,
            OrgnlTxRef?:OriginalPayment@..2009, OrgnlTxRef?:*@2013..2018, OrgnlTxRef?:OriginalPayment@2019.., SplmtryData*:Supplement@2013..

        """;

    public static MessageDefinition Definition { get; } = new(
        "pacs.002.001",
        Shapes + InterbankShapes.Text,
        [
            (3, 2009), (4, 2013), (5, 2013), (6, 2013), (7, 2013), (8, 2018), (9, 2018), (10, 2019), (11, 2020), (12, 2021), (13, 2021), (14, 2023),
        ],
        ["Document", "FIToFIPmtStsRpt"]);
}
