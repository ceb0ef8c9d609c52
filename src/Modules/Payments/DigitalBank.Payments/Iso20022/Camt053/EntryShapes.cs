namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>What stands around the entries of account reports, statements and notifications, and in their details.</summary>
/// <remarks>
/// Source: ISO 20022 message definition reports of the releases of 2009 and 2019. Between them parts were rearranged more than once; those
/// are accepted as they are where the bank doesn't use them, and so is what card schemes say about a card payment.
/// </remarks>
internal static class EntryShapes
{
    public const string Text = """
        Pagination = PgNb:Page, LastPgInd:Flag
        BusinessQuery = MsgId:Max35, MsgNmId?:Max35, CreDtTm?:DateTime
        SequenceRange = FrSeq:Max35 | ToSeq:Max35 | FrToSeq+:Sequence | EQSeq+:Max35 | NEQSeq+:Max35
        Sequence = FrSeq:Max35, ToSeq:Max35
        MomentPeriod = FrDtTm:DateTime, ToDtTm:DateTime
        CreditLine = Incl:Flag, Tp?:Scheme@2013.., Amt?:Amount, Dt?:Moment@2013..
        Availability = Dt:AvailabilityDate, Amt:Amount, CdtDbtInd:CRDT/DBIT
        AvailabilityDate = NbOfDays:Days | ActlDt:Date
        Summary = TtlNtries?:EntryTotal, TtlCdtNtries?:EntryCount, TtlDbtNtries?:EntryCount, TtlNtriesPerBkTxCd*:CodeTotal
        EntryCount = NbOfNtries?:Count, Sum?:Decimal
        EntryTotal = NbOfNtries?:Count, Sum?:Decimal, TtlNetNtryAmt?:Decimal@..2009, CdtDbtInd?:CRDT/DBIT@..2009, TtlNetNtry?:NetAmount@2013..
        NetAmount = Amt:PlainDecimal, CdtDbtInd:CRDT/DBIT
        CodeTotal = NbOfNtries?:Count, Sum?:Decimal, TtlNetNtryAmt?:Decimal@..2009, CdtDbtInd?:CRDT/DBIT@..2009, TtlNetNtry?:NetAmount@2013..,
            CdtNtries?:EntryCount@2018.., DbtNtries?:EntryCount@2018.., FcstInd?:Flag, BkTxCd:BankTransactionCode, Avlbty*:Availability,
            Dt?:Moment@2018..
        AccountInterest = Tp?:InterestType, Rate*:InterestRate, FrToDt?:MomentPeriod, Rsn?:Max35, Tax?:ChargeTax@2013..
        InterestType = Cd:INDY/OVRN | Prtry:Max35
        InterestRate = Tp:RateType, VldtyRg?:AmountRange
        RateType = Pctg:Rate | Othr:Max35
        AmountRange = Amt:RangeOfAmounts, CdtDbtInd?:CRDT/DBIT, Ccy:Currency
        RangeOfAmounts = FrAmt:Boundary | ToAmt:Boundary | FrToAmt:Boundaries | EQAmt:BareAmount | NEQAmt:BareAmount
        Boundary = BdryAmt:BareAmount, Incl:Flag
        Boundaries = FrAmt:Boundary, ToAmt:Boundary
        Interest = Amt:Amount@..2009, CdtDbtInd:CRDT/DBIT@..2009, Tp?:InterestType@..2009, Rate*:InterestRate@..2009,
            FrToDt?:MomentPeriod@..2009, Rsn?:Max35@..2009, TtlIntrstAndTaxAmt?:Amount@2019.., Rcrd*:InterestRecord@2019..
        InterestRecord = Amt:Amount, CdtDbtInd:CRDT/DBIT, Tp?:InterestType, Rate?:InterestRate, FrToDt?:MomentPeriod, Rsn?:Max35, Tax?:ChargeTax
        OldCharge = TtlChrgsAndTaxAmt?:Amount, Amt:Amount, CdtDbtInd?:CRDT/DBIT, Tp?:ChargeType, Rate?:Rate, Br?:DEBT/CRED/SHAR/SLEV,
            Pty?:Agent, Tax?:ChargeTax
        Charges = TtlChrgsAndTaxAmt?:Amount, Rcrd*:ChargeRecord
        ChargeRecord = Amt:Amount, CdtDbtInd?:CRDT/DBIT, ChrgInclInd?:Flag, Tp?:ChargeType, Rate?:Rate, Br?:DEBT/CRED/SHAR/SLEV, Agt?:Agent,
            Tax?:ChargeTax
        ChargeType = Cd:BRKF/COMM@..2009 | Cd:Max4@2013.. | Prtry:IssuedId
        IssuedId = Id:Max35, Issr?:Max35
        ChargeTax = Id?:Max35, Rate?:Rate, Amt?:Amount
        MessageId = MsgNmId?:Max35, MsgId?:Max35
        AmountDetails = InstdAmt?:ExchangedAmount, TxAmt?:ExchangedAmount, CntrValAmt?:ExchangedAmount, AnncdPstngAmt?:ExchangedAmount,
            PrtryAmt*:ProprietaryAmount
        ExchangedAmount = Amt:Amount, CcyXchg?:Exchange
        ProprietaryAmount = Tp:Max35, Amt:Amount, CcyXchg?:Exchange
        Exchange = SrcCcy:Currency, TrgtCcy?:Currency, UnitCcy?:Currency, XchgRate:Rate, CtrctId?:Max35, QtnDt?:DateTime
        Batch = MsgId?:Max35, PmtInfId?:Max35, NbOfTxs?:Count, TtlAmt?:Amount, CdtDbtInd?:CRDT/DBIT
        ProprietaryReference = Tp:Max35, Ref:Max35
        RelatedParties = InitgPty?:Party@..2013, Dbtr?:Party@..2013, DbtrAcct?:Account@..2013, UltmtDbtr?:Party@..2013, Cdtr?:Party@..2013,
            CdtrAcct?:Account@..2013, UltmtCdtr?:Party@..2013, TradgPty?:Party@..2013,
            InitgPty?:PartyOrAgent@2018.., Dbtr?:PartyOrAgent@2018.., DbtrAcct?:Account@2018.., UltmtDbtr?:PartyOrAgent@2018..,
            Cdtr?:PartyOrAgent@2018.., CdtrAcct?:Account@2018.., UltmtCdtr?:PartyOrAgent@2018.., TradgPty?:PartyOrAgent@2018..,
            Prtry*:ProprietaryParty
        ProprietaryParty = Tp:Max35, Pty:Party@..2013, Pty:PartyOrAgent@2018..
        RelatedAgents = InstgAgt?:Agent@2018.., InstdAgt?:Agent@2018.., DbtrAgt?:Agent, CdtrAgt?:Agent, IntrmyAgt1?:Agent, IntrmyAgt2?:Agent,
            IntrmyAgt3?:Agent, RcvgAgt?:Agent, DlvrgAgt?:Agent, IssgAgt?:Agent, SttlmPlc?:Agent, Prtry*:ProprietaryAgent
        ProprietaryAgent = Tp:Max35, Agt:Agent
        RelatedDates = AccptncDtTm?:DateTime, TradActvtyCtrctlSttlmDt?:Date, TradDt?:Date, IntrBkSttlmDt?:Date, StartDt?:Date, EndDt?:Date,
            TxDtTm?:DateTime, Prtry*:ProprietaryDate
        ProprietaryDate = Tp:Max35, Dt:Moment
        RelatedPrice = DealPric:Amount@..2009 | DealPric:Price@2019.. | Prtry+:ProprietaryPrice
        Price = Tp:PriceType, Val:PriceValue
        PriceType = Yldd:Flag | ValTp:DISC/PREM/PARV
        PriceValue = Rate:Rate | Amt:FineAmount
        ProprietaryPrice = Tp:Max35, Pric:Amount
        RelatedQuantity = Qty:Quantity | OrgnlAndCurFaceAmt:FaceAmounts@2019.. | Prtry:ProprietaryQuantity
        Quantity = Unit:Decimal | FaceAmt:BareAmount | AmtsdVal:BareAmount
        FaceAmounts = FaceAmt:BareAmount, AmtsdVal:BareAmount
        ProprietaryQuantity = Tp:Max35, Qty:Max35
        OldSecurity = ISIN:OldIsin | Prtry:ProprietarySecurity
        ProprietarySecurity = Tp:Max35, Id:Max35
        Security = ISIN?:Isin, OthrId*:OtherSecurityId, Desc?:Max140
        OtherSecurityId = Id:Max35, Sfx?:Max16, Tp:Scheme
        ReturnInformation = OrgnlBkTxCd?:BankTransactionCode, Orgtr?:Party, Rsn?:Scheme, AddtlInf*:Max105
        CorporateAction = Cd?:Max35@..2009, Nb?:Max35@..2009, Prtry?:Max35@..2009, EvtTp:Max35@2019.., EvtId:Max35@2019..
        SafekeepingAccount = Id:Max35, Tp?:AddressTypeId, Nm?:Max70
        CashDeposit = NoteDnmtn:Amount, NbOfNotes:Count, Amt:Amount

        """;
}
