namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>What messages between banks share: settlement, charges, mandates, and how they name the payment that they are about.</summary>
/// <remarks>
/// Source: ISO 20022 message definition reports. The payment that a status, return or cancellation is about is told again in full
/// (OrgnlTxRef); between the releases of 2009 and 2019 that part was rearranged more than once and is accepted as it is.
/// </remarks>
internal static class InterbankShapes
{
    public const string Text = Settling + Original + CommonShapes.Text;

    private const string Settling = """
        Authorisation = Cd:AUTH/FDET/FSUM/ILEV | Prtry:Max128
        Settlement = SttlmMtd:INDA/INGA/COVE/CLRG, SttlmAcct?:Account, ClrSys?:Clearing, InstgRmbrsmntAgt?:Agent, InstgRmbrsmntAgtAcct?:Account,
            InstdRmbrsmntAgt?:Agent, InstdRmbrsmntAgtAcct?:Account, ThrdRmbrsmntAgt?:Agent, ThrdRmbrsmntAgtAcct?:Account
        Clearing = Cd:Max3 | Prtry:Max35
        PaymentType = InstrPrty?:HIGH/NORM, ClrChanl?:RTGS/RTNS/MPNS/BOOK, SvcLvl?:Scheme@..2018, SvcLvl*:Scheme@2019.., LclInstrm?:LongCode,
            CtgyPurp?:Scheme
        CollectionType = InstrPrty?:HIGH/NORM, ClrChanl?:RTGS/RTNS/MPNS/BOOK, SvcLvl?:Scheme@..2018, SvcLvl*:Scheme@2019..,
            LclInstrm?:LongCode, SeqTp?:FRST/RCUR/FNAL/OOFF@..2009, SeqTp?:FRST/RCUR/FNAL/OOFF/RPRE@2013.., CtgyPurp?:Scheme
        SettlementTimes = DbtDtTm?:DateTime, CdtDtTm?:DateTime
        SettlementTimeRequest = CLSTm?:Time, TillTm?:Time, FrTm?:Time, RjctTm?:Time
        Charge = Amt:Amount, Pty:Agent@..2009, Agt:Agent@2013..
        PaymentId = InstrId?:Max35, EndToEndId:Max35, TxId:Max35@..2018, TxId?:Max35@2019.., UETR?:Uuid@2019.., ClrSysRef?:Max35
        InstructionForCreditorAgent = Cd?:CHQB/HOLD/PHOB/TELB@..2020, Cd?:Max4@2021.., InstrInf?:Max140
        InstructionForNextAgent = Cd?:PHOA/TELA@..2021, Cd?:Max4@2023.., InstrInf?:Max140
        Collection = MndtRltdInf?:Mandate, CdtrSchmeId?:Party, PreNtfctnId?:Max35, PreNtfctnDt?:Date
        Mandate = MndtId?:Max35, DtOfSgntr?:Date, AmdmntInd?:Flag, AmdmntInfDtls?:Amendment, ElctrncSgntr?:Max1025, FrstColltnDt?:Date,
            FnlColltnDt?:Date, Frqcy?:YEAR/MNTH/QURT/MIAN/WEEK/DAIL/ADHO/INDA@..2009, Frqcy?:*@2013..2013, Frqcy?:Frequency@2018..,
            Rsn?:MandateReason@2013.., TrckgDays?:TwoDigits@2013..
        Amendment = OrgnlMndtId?:Max35, OrgnlCdtrSchmeId?:Party, OrgnlCdtrAgt?:Agent, OrgnlCdtrAgtAcct?:Account, OrgnlDbtr?:Party,
            OrgnlDbtrAcct?:Account, OrgnlDbtrAgt?:Agent, OrgnlDbtrAgtAcct?:Account, OrgnlFnlColltnDt?:Date,
            OrgnlFrqcy?:YEAR/MNTH/QURT/MIAN/WEEK/DAIL/ADHO/INDA@..2009, OrgnlFrqcy?:*@2013..2013, OrgnlFrqcy?:Frequency@2018..,
            OrgnlRsn?:MandateReason@2013.., OrgnlTrckgDays?:TwoDigits@2013..

        """;

    private const string Original = """
        OriginalGroup = OrgnlMsgId:Max35, OrgnlMsgNmId:Max35, OrgnlCreDtTm?:DateTime
        PaymentReason = Orgtr?:Party, Rsn?:Scheme, AddtlInf*:Max105
        PaymentAmount = InstdAmt:Amount | EqvtAmt:EquivalentAmount
        EquivalentAmount = Amt:Amount, CcyOfTrf:Currency
        OriginalPayment = IntrBkSttlmAmt?:Amount, Amt?:PaymentAmount, IntrBkSttlmDt?:Date, ReqdColltnDt?:Date, ReqdExctnDt?:Date@..2009,
            ReqdExctnDt?:Moment@2019.., CdtrSchmeId?:Party, SttlmInf?:Settlement, PmtTpInf?:CollectionType, PmtMtd?:CHK/TRF/DD/TRA,
            MndtRltdInf?:Mandate@..2020, MndtRltdInf?:EitherMandate@2021.., RmtInf?:Remittance,
            UltmtDbtr?:Party@..2009, UltmtDbtr?:PartyOrAgent@2019.., Dbtr?:Party@..2009, Dbtr?:PartyOrAgent@2019.., DbtrAcct?:Account,
            DbtrAgt?:Agent, DbtrAgtAcct?:Account, CdtrAgt?:Agent, CdtrAgtAcct?:Account, Cdtr?:Party@..2009, Cdtr?:PartyOrAgent@2019..,
            CdtrAcct?:Account, UltmtCdtr?:Party@..2009, UltmtCdtr?:PartyOrAgent@2019.., Purp?:Scheme@2019..
        EitherMandate = DrctDbtMndt?:Mandate | CdtTrfMndt?:CreditTransferMandate

        """;
}
