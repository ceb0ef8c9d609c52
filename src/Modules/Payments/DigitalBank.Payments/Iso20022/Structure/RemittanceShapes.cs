namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>What a payment is for: remittance information, tax, garnishment, and what regulators want to know.</summary>
/// <remarks>Source: ISO 20022 message definition reports. The release of 2023 replaced the amounts of a document by typed ones.</remarks>
internal static class RemittanceShapes
{
    public const string Text = """
        Remittance = Ustrd*:Max140, Strd*:StructuredRemittance
        StructuredRemittance = RfrdDocInf*:ReferredDocument, RfrdDocAmt?:DocumentAmount, CdtrRefInf?:CreditorReference, Invcr?:Party,
            Invcee?:Party, TaxRmt?:RemittanceTax@2013.., GrnshmtRmt?:Garnishment@2013.., AddtlRmtInf{0;3}:Max140
        ReferredDocument = Tp?:DocumentType, Nb?:Max35, RltdDt?:Date@..2021, RltdDt?:DocumentDate@2023.., LineDtls*:DocumentLine@2013..
        DocumentType = CdOrPrtry:DocumentCode, Issr?:Max35
        DocumentCode = Cd:MSIN/CNFA/DNFA/CINV/CREN/DEBN/HIRI/SBIN/CMCN/SOAC/DISP/BOLD/VCHR/AROI/TSUT@..2009
            | Cd:MSIN/CNFA/DNFA/CINV/CREN/DEBN/HIRI/SBIN/CMCN/SOAC/DISP/BOLD/VCHR/AROI/TSUT/PUOR@2013..2021 | Cd:Max4@2023.. | Prtry:Max35
        DocumentDate = Tp:Scheme, Dt:Date
        DocumentLine = Id+:DocumentLineId, Desc?:Max2048, Amt?:DocumentAmount
        DocumentLineId = Tp?:SchemeAndIssuer, Nb?:Max35, RltdDt?:Date@..2021, RltdDt?:DocumentDate@2023..
        SchemeAndIssuer = CdOrPrtry:Scheme, Issr?:Max35
        DocumentAmount = DuePyblAmt?:Amount@..2021, DscntApldAmt?:Amount@..2009, DscntApldAmt*:KindOfAmount@2013..2021,
            CdtNoteAmt?:Amount@..2021, TaxAmt?:Amount@..2009, TaxAmt*:KindOfAmount@2013..2021, RmtAmtAndTp*:TypedAmount@2023..,
            AdjstmntAmtAndRsn*:Adjustment, RmtdAmt?:Amount@..2021
        KindOfAmount = Tp?:Scheme, Amt:Amount
        TypedAmount = Tp:Scheme, Amt:Amount
        Adjustment = Amt:Amount, CdtDbtInd?:CRDT/DBIT, Rsn?:Max4, AddtlInf?:Max140
        CreditorReference = Tp?:CreditorReferenceType, Ref?:Max35
        CreditorReferenceType = CdOrPrtry:CreditorReferenceCode, Issr?:Max35
        CreditorReferenceCode = Cd:RADM/RPIN/FXDR/DISP/PUOR/SCOR@..2021 | Cd:Max4@2023.. | Prtry:Max35
        Garnishment = Tp:SchemeAndIssuer, Grnshee?:Party, GrnshmtAdmstr?:Party, RefNb?:Max140, Dt?:Date, RmtdAmt?:Amount,
            FmlyMdclInsrncInd?:Flag, MplyeeTermntnInd?:Flag
        Tax = Cdtr?:TaxParty, Dbtr?:TaxPayer, AdmstnZn?:Max35@..2018, AdmstnZone?:Max35@2013.., RefNb?:Max140, Mtd?:Max35,
            TtlTaxblBaseAmt?:Amount, TtlTaxAmt?:Amount, Dt?:Date, SeqNb?:Number, Rcrd*:TaxRecord
        RemittanceTax = Cdtr?:TaxParty, Dbtr?:TaxPayer, UltmtDbtr?:TaxPayer@2018.., AdmstnZn?:Max35@..2018, AdmstnZone?:Max35@2013..,
            RefNb?:Max140, Mtd?:Max35, TtlTaxblBaseAmt?:Amount, TtlTaxAmt?:Amount, Dt?:Date, SeqNb?:Number, Rcrd*:TaxRecord
        TaxParty = TaxId?:Max35, RegnId?:Max35, TaxTp?:Max35
        TaxPayer = TaxId?:Max35, RegnId?:Max35, TaxTp?:Max35, Authstn?:TaxAuthorisation
        TaxAuthorisation = Titl?:Max35, Nm?:Max140
        TaxRecord = Tp?:Max35, Ctgy?:Max35, CtgyDtls?:Max35, DbtrSts?:Max35, CertId?:Max35, FrmsCd?:Max35, Prd?:TaxPeriod, TaxAmt?:TaxAmount,
            AddtlInf?:Max140
        TaxPeriod = Yr?:Date@..2020, Yr?:Year@2021..,
            Tp?:MM01/MM02/MM03/MM04/MM05/MM06/MM07/MM08/MM09/MM10/MM11/MM12/QTR1/QTR2/QTR3/QTR4/HLF1/HLF2, FrToDt?:Period
        TaxAmount = Rate?:Rate, TaxblBaseAmt?:Amount, TtlAmt?:Amount, Dtls*:TaxDetails
        TaxDetails = Prd?:TaxPeriod, Amt:Amount
        RemittanceLocation = RmtId?:Max35, RmtLctnMtd?:FAXI/EDIC/URID/EMAL/POST/SMSM@..2013, RmtLctnElctrncAdr?:Max2048@..2013,
            RmtLctnPstlAdr?:NameAndAddress@..2013, RmtLctnDtls*:RemittancePlace@2013..
        RemittancePlace = Mtd:FAXI/EDIC/URID/EMAL/POST/SMSM, ElctrncAdr?:Max2048, PstlAdr?:NameAndAddress
        RegulatoryReporting = DbtCdtRptgInd?:CRED/DEBT/BOTH, Authrty?:RegulatoryAuthority, Dtls*:RegulatoryDetails
        RegulatoryAuthority = Nm?:Max140, Ctry?:Country
        RegulatoryDetails = Tp?:Max35, Dt?:Date, Ctry?:Country, Cd?:Max10, Amt?:Amount, Inf*:Max35
        CreditTransferMandate = MndtId?:Max35, Tp?:MandateType, DtOfSgntr?:Date, DtOfVrfctn?:DateTime, ElctrncSgntr?:Base64,
            FrstPmtDt?:Date, FnlPmtDt?:Date, Frqcy?:Frequency, Rsn?:MandateReason
        MandateType = SvcLvl?:Scheme, LclInstrm?:LongCode, CtgyPurp?:Scheme, Clssfctn?:MandateClass
        MandateClass = Cd:FIXE/USGB/VARI | Prtry:Max35
        MandateReason = Cd:Max4 | Prtry:Max70
        Frequency = Tp:YEAR/MNTH/QURT/MIAN/WEEK/DAIL/ADHO/INDA/FRTN | Prd:FrequencyPeriod | PtInTm:FrequencyMoment
        FrequencyPeriod = Tp:YEAR/MNTH/QURT/MIAN/WEEK/DAIL/ADHO/INDA/FRTN, CntPerPrd:Decimal
        FrequencyMoment = Tp:YEAR/MNTH/QURT/MIAN/WEEK/DAIL/ADHO/INDA/FRTN, PtInTm:TwoDigits

        """;
}
