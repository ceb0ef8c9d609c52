using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>The structure of account report, statement and notification: camt.052, camt.053 and camt.054, versions .02 to .13.</summary>
internal static class CashManagementMessages
{
    private const string Shapes = """
        Document = {root}:Reporting
        Reporting = GrpHdr:GroupHeader, {item}+:Item, SplmtryData*:Supplement@2013..
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, MsgRcpt?:Party, MsgPgntn?:*, OrgnlBizQry?:*@2013.., AddtlInf?:Max500
        Item = Id:Max35, {item}Pgntn?:*@2013.., ElctrncSeqNb?:Number, RptgSeq?:*@2019.., LglSeqNb?:Number,
            CreDtTm:DateTime@..2009, CreDtTm?:DateTime@2013.., FrToDt?:*, CpyDplctInd?:CODU/COPY/DUPL, RptgSrc?:*, Acct:ReportedAccount,
            RltdAcct?:Account, Intrst*:*, {balances}TxsSummry?:*, Ntry*:Entry, Addtl{item}Inf?:Max500
        ReportedAccount = Id:AccountId@..2020, Id?:AccountId@2021.., Tp?:LongCode, Ccy?:Currency, Nm?:Max70, Prxy?:*@2019.., Ownr?:Party, Svcr?:Agent
        Balance = Tp:BalanceType, CdtLine*:*, Amt:Amount, CdtDbtInd:CRDT/DBIT, Dt:Moment, Avlbty*:*
        BalanceType = CdOrPrtry:Scheme, SubTp?:Scheme
        Entry = NtryRef?:Max35, Amt:Amount, CdtDbtInd:CRDT/DBIT, RvslInd?:Flag, Sts:BOOK/PDNG/INFO/FUTR@..2018, Sts:Scheme@2019..,
            BookgDt?:Moment, ValDt?:Moment, AcctSvcrRef?:Max35, Avlbty*:*, BkTxCd:BankTransactionCode, ComssnWvrInd?:Flag, AddtlInfInd?:*,
            AmtDtls?:*, Chrgs*:*, TechInptChanl?:*, Intrst*:*, CardTx?:*@2013.., NtryDtls*:EntryDetails, AddtlNtryInf?:Max500
        BankTransactionCode = Domn?:Domain, Prtry?:ProprietaryTransactionCode
        Domain = Cd:Max4, Fmly:TransactionFamily
        TransactionFamily = Cd:Max4, SubFmlyCd:Max4
        ProprietaryTransactionCode = Cd:Max35, Issr?:Max35
        EntryDetails = Btch?:*, TxDtls*:Details
        Details = Refs?:References, Amt?:Amount@2013.., CdtDbtInd?:CRDT/DBIT@2013.., AmtDtls?:*, Avlbty*:*, BkTxCd?:BankTransactionCode,
            Chrgs*:*, Intrst*:*, RltdPties?:*, RltdAgts?:*, LclInstrm?:*@2013.., Purp?:Scheme, RltdRmtInf{0;10}:*, RmtInf?:Remittance, RltdDts?:*,
            RltdPric?:*, RltdQties*:*, FinInstrmId?:*, Tax?:*, RtrInf?:*, CorpActn?:*, SfkpgAcct?:*, CshDpst*:*@2013.., CardTx?:*@2013..,
            AddtlTxInf?:Max500, SplmtryData*:Supplement@2013..
        References = MsgId?:Max35, AcctSvcrRef?:Max35, PmtInfId?:Max35, InstrId?:Max35, EndToEndId?:Max35, UETR?:Uuid@2019.., TxId?:Max35,
            MndtId?:Max35, ChqNb?:Max35, ClrSysRef?:Max35, AcctOwnrTxId?:Max35@2013.., AcctSvcrTxId?:Max35@2013.., MktInfrstrctrTxId?:Max35@2013..,
            PrcgId?:Max35@2013.., Prtry*:*

        """;

    public static MessageDefinition Report { get; } = Define("camt.052.001", "BkToCstmrAcctRpt", "Rpt", "Bal*:Balance, ");

    public static MessageDefinition Statement { get; } = Define("camt.053.001", "BkToCstmrStmt", "Stmt", "Bal+:Balance, ");

    public static MessageDefinition Notification { get; } = Define("camt.054.001", "BkToCstmrDbtCdtNtfctn", "Ntfctn", string.Empty);

    private static MessageDefinition Define(string family, string root, string item, string balances) => new(
        family,
        Shapes.Replace("{root}", root, StringComparison.Ordinal)
            .Replace("{item}", item, StringComparison.Ordinal)
            .Replace("{balances}", balances, StringComparison.Ordinal) + CommonShapes.Text,
        [
            (2, 2009), (3, 2013), (4, 2013), (5, 2013), (6, 2013), (7, 2018), (8, 2019), (9, 2020), (10, 2021), (11, 2021), (12, 2023), (13, 2023),
        ],
        ["Document", root, item]);
}
