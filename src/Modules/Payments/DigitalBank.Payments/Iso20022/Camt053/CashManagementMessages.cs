using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>The structure of account report, statement and notification: camt.052, camt.053 and camt.054, versions .02 to .13.</summary>
internal static class CashManagementMessages
{
    private const string Shapes = """
        Document = {root}:Reporting
        Reporting = GrpHdr:GroupHeader, {item}+:Item, SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, MsgRcpt?:Party, MsgPgntn?:Pagination, OrgnlBizQry?:BusinessQuery@2013.., AddtlInf?:Max500
        Item = Id:Max35, {item}Pgntn?:Pagination@2013.., ElctrncSeqNb?:Number, RptgSeq?:SequenceRange@2019.., LglSeqNb?:Number,
            CreDtTm:DateTime@..2009, CreDtTm?:DateTime@2013.., FrToDt?:MomentPeriod, CpyDplctInd?:CODU/COPY/DUPL, RptgSrc?:Scheme, Acct:ReportedAccount,
            RltdAcct?:Account, Intrst*:AccountInterest, {balances}TxsSummry?:Summary@..2009, TxsSummry?:*@2013..2018, TxsSummry?:Summary@2019.., Ntry*:Entry, Addtl{item}Inf?:Max500
        ReportedAccount = Id:AccountId@..2020, Id?:AccountId@2021.., Tp?:OldAccountType@..2009,
            Tp?:Scheme@2013.., Ccy?:Currency, Nm?:Max70, Prxy?:Proxy@2019.., Ownr?:Party, Svcr?:Agent
        Balance = Tp:BalanceType, CdtLine?:CreditLine@..2009, CdtLine*:CreditLine@2013.., Amt:Amount, CdtDbtInd:CRDT/DBIT, Dt:Moment, Avlbty*:Availability
        BalanceType = CdOrPrtry:BalanceCode, SubTp?:Scheme
        BalanceCode = Cd:XPCD/OPAV/ITAV/CLAV/FWAV/CLBD/ITBD/OPBD/PRCD/INFO@..2009 | Cd:Max4@2013.. | Prtry:Max35
        Entry = NtryRef?:Max35, Amt:Amount, CdtDbtInd:CRDT/DBIT, RvslInd?:Flag, Sts:BOOK/PDNG/INFO@..2009, Sts:BOOK/PDNG/INFO/FUTR@2013..2018, Sts:Scheme@2019..,
            BookgDt?:Moment, ValDt?:Moment, AcctSvcrRef?:Max35, Avlbty*:Availability, BkTxCd:BankTransactionCode, ComssnWvrInd?:Flag, AddtlInfInd?:MessageId,
            AmtDtls?:AmountDetails, Chrgs*:OldCharge@..2009, Chrgs?:Charges@2013.., TechInptChanl?:Scheme, Intrst*:Interest@..2009,
            Intrst*:*@2013..2018, Intrst?:Interest@2019.., CardTx?:*@2013.., NtryDtls*:EntryDetails, AddtlNtryInf?:Max500
        BankTransactionCode = Domn?:Domain, Prtry?:ProprietaryTransactionCode
        Domain = Cd:Max4, Fmly:TransactionFamily
        TransactionFamily = Cd:Max4, SubFmlyCd:Max4
        ProprietaryTransactionCode = Cd:Max35, Issr?:Max35
        EntryDetails = Btch?:Batch, TxDtls*:Details
        Details = Refs?:References, Amt?:Amount@2013.., CdtDbtInd?:CRDT/DBIT@2013.., AmtDtls?:AmountDetails, Avlbty*:Availability, BkTxCd?:BankTransactionCode,
            Chrgs*:OldCharge@..2009, Chrgs?:Charges@2013.., Intrst*:Interest@..2009, Intrst*:*@2013..2018, Intrst?:Interest@2019..,
            RltdPties?:RelatedParties@..2013, RltdPties?:*@2018..2018, RltdPties?:RelatedParties@2019..,
            RltdAgts?:RelatedAgents, LclInstrm?:LongCode@2013.., Purp?:Scheme, RltdRmtInf{0;10}:RemittanceLocation, RmtInf?:Remittance,
            RltdDts?:RelatedDates, RltdPric?:RelatedPrice@..2009, RltdPric?:*@2013..2018, RltdPric?:RelatedPrice@2019..,
            RltdQties*:RelatedQuantity@..2009, RltdQties*:*@2013..2018, RltdQties*:RelatedQuantity@2019..,
            FinInstrmId?:OldSecurity@..2009, FinInstrmId?:*@2013..2018, FinInstrmId?:Security@2019.., Tax?:Tax, RtrInf?:ReturnInformation,
            CorpActn?:CorporateAction@..2009, CorpActn?:*@2013..2018, CorpActn?:CorporateAction@2019.., SfkpgAcct?:Account@..2009,
            SfkpgAcct?:*@2013..2018, SfkpgAcct?:SafekeepingAccount@2019.., CshDpst*:CashDeposit@2013.., CardTx?:*@2013..,
            AddtlTxInf?:Max500, SplmtryData*:Supplement@2013..
        References = MsgId?:Max35, AcctSvcrRef?:Max35, PmtInfId?:Max35, InstrId?:Max35, EndToEndId?:Max35, UETR?:Uuid@2019.., TxId?:Max35,
            MndtId?:Max35, ChqNb?:Max35, ClrSysRef?:Max35, AcctOwnrTxId?:Max35@2013.., AcctSvcrTxId?:Max35@2013.., MktInfrstrctrTxId?:Max35@2013..,
            PrcgId?:Max35@2013.., Prtry?:ProprietaryReference@..2009, Prtry*:ProprietaryReference@2013..

        """;

    public static MessageDefinition Report { get; } = Define("camt.052.001", "BkToCstmrAcctRpt", "Rpt", "Bal*:Balance, ");

    public static MessageDefinition Statement { get; } = Define("camt.053.001", "BkToCstmrStmt", "Stmt", "Bal+:Balance, ");

    public static MessageDefinition Notification { get; } = Define("camt.054.001", "BkToCstmrDbtCdtNtfctn", "Ntfctn", string.Empty);

    private static MessageDefinition Define(string family, string root, string item, string balances) => new(
        family,
        Shapes.Replace("{root}", root, StringComparison.Ordinal)
            .Replace("{item}", item, StringComparison.Ordinal)
            .Replace("{balances}", balances, StringComparison.Ordinal) + EntryShapes.Text + CommonShapes.Text,
        [
            (2, 2009), (3, 2013), (4, 2013), (5, 2013), (6, 2013), (7, 2018), (8, 2019), (9, 2020), (10, 2021), (11, 2021), (12, 2023), (13, 2023),
        ],
        ["Document", root, item]);
}
