using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Camt056;

/// <summary>The structure of camt.056, FIToFIPaymentCancellationRequest, versions .01 to .11.</summary>
internal static class Camt056Message
{
    private const string Shapes = """
        Document = FIToFIPmtCxlReq:Request
        Request = Assgnmt:Assignment, Case?:Case, CtrlData?:ControlData, Undrlyg+:Underlying, SplmtryData*:Supplement@2013..
        Assignment = Id:Max35, Assgnr:PartyOrAgent, Assgne:PartyOrAgent, CreDtTm:DateTime
        Case = Id:Max35, Cretr:PartyOrAgent, ReopCaseIndctn?:Flag
        ControlData = NbOfTxs:Count, CtrlSum?:Decimal
        Underlying = OrgnlGrpInfAndCxl?:CancelledGroup, TxInf*:Cancellation
        CancelledGroup = GrpCxlId?:Max35, Case?:Case, OrgnlMsgId:Max35, OrgnlMsgNmId:Max35, OrgnlCreDtTm?:DateTime, NbOfTxs?:Count,
            CtrlSum?:Decimal, GrpCxl?:Flag, CxlRsnInf*:CancellationReason
        CancellationReason = Orgtr?:Party, Rsn?:CancellationCode, AddtlInf*:Max105
        CancellationCode = Cd:CUST/DUPL/AGNT/CURR/UPAY/CUTA@..2009 | Cd:Max4@2013.. | Prtry:Max35
        Cancellation = CxlId?:Max35, Case?:Case, OrgnlGrpInf?:OriginalGroup, OrgnlInstrId?:Max35, OrgnlEndToEndId?:Max35, OrgnlTxId?:Max35,
            OrgnlUETR?:Uuid@2019.., OrgnlClrSysRef?:Max35, OrgnlIntrBkSttlmAmt?:Amount, OrgnlIntrBkSttlmDt?:Date, Assgnr?:Agent, Assgne?:Agent,
            CxlRsnInf*:CancellationReason,
            OrgnlTxRef?:OriginalPayment@..2009, OrgnlTxRef?:*@2013..2018, OrgnlTxRef?:OriginalPayment@2019.., SplmtryData*:Supplement@2013..

        """;

    public static MessageDefinition Definition { get; } = new(
        "camt.056.001",
        Shapes + InterbankShapes.Text,
        [(1, 2009), (2, 2013), (3, 2013), (4, 2013), (5, 2013), (6, 2018), (7, 2018), (8, 2019), (9, 2020), (10, 2021), (11, 2023)],
        ["Document", "FIToFIPmtCxlReq", "Undrlyg"]);
}
