using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Remt001;

/// <summary>The structure of remt.001, RemittanceAdvice, versions .04 to .06. The bank judges it and does not act on it.</summary>
internal static class Remt001Message
{
    private const string Shapes = """
        Document = RmtAdvc:Advice
        Advice = GrpHdr:GroupHeader, RmtInf+:AdvisedRemittance, SplmtryData*:Supplement
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, Authstn{0;2}:Authorisation, CpyInd?:CODU/COPY/DUPL, InitgPty:Party, MsgRcpt?:Party, FwdgAgt?:Agent
        AdvisedRemittance = RmtId?:Max35, Ustrd*:Max140, Strd*:StructuredRemittance, OrgnlPmtInf:AdvisedPayment
        AdvisedPayment = Refs:PaymentReferences, PmtTpInf?:AdvisedType, Amt?:PaymentAmount, XchgRateInf?:ExchangeRate, ReqdExctnDt?:Moment,
            ReqdColltnDt?:Date, Dbtr?:Party, DbtrAcct?:Account, DbtrAgt?:Agent, Cdtr?:Party, CdtrAcct?:Account, CdtrAgt?:Agent
        PaymentReferences = PmtInfId?:Max35, InstrId?:Max35, EndToEndId:Max35, TxId?:Max35, UETR?:Uuid, MndtId?:Max35, CdtrSchmeId?:Party
        AdvisedType = InstrPrty?:HIGH/NORM, SvcLvl*:Scheme, LclInstrm?:LongCode, CtgyPurp?:Scheme
        ExchangeRate = UnitCcy?:Currency, XchgRate?:Rate, RateTp?:SPOT/SALE/AGRD, CtrctId?:Max35

        """;

    public static MessageDefinition Definition { get; } = new(
        "remt.001.001", Shapes + InterbankShapes.Text, [(4, 2019), (5, 2021), (6, 2023)], ["Document", "RmtAdvc"]);
}
