using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>
/// The structure of version .01 of camt.052, camt.053 and camt.054, which names its root differently and keeps a batch's payments outside
/// of entry details. The bank judges it and does not read it: banks have sent version .02 and later since 2009.
/// </summary>
/// <remarks>Source: ISO 20022 message definition report of cash management, 2006. Parts without consequence are accepted as they are.</remarks>
internal static class FirstReportingMessages
{
    private const string Shapes = """
        Document = {root}V01:Reporting
        Reporting = GrpHdr:GroupHeader, {item}+:Item
        GroupHeader = MsgId:Max35, CreDtTm:DateTime, MsgRcpt?:FirstParty, MsgPgntn?:Pagination, AddtlInf?:Max500
        FirstParty = Nm?:Max70, PstlAdr?:FirstAddress, Id?:FirstPartyId, CtryOfRes?:Country
        FirstAddress = AdrTp?:ADDR/PBOX/HOME/BIZZ/MLTO/DLVY, AdrLine{0;5}:Max70, StrtNm?:Max70, BldgNb?:Max16, PstCd?:Max16, TwnNm?:Max35,
            CtrySubDvsn?:Max35, Ctry:Country
        FirstPartyId = OrgId:FirstOrganisationId | PrvtId+:*
        FirstOrganisationId = BIC?:Bic2007, IBEI?:Max35, BEI?:Bic2007, EANGLN?:Max35, USCHU?:Max35, DUNS?:Max35, BkPtyId?:Max35, TaxIdNb?:Max35,
            PrtryId?:IssuedId
        Item = Id:Max35, ElctrncSeqNb?:Number, LglSeqNb?:Number, CreDtTm:DateTime, FrToDt?:MomentPeriod, CpyDplctInd?:CODU/COPY/DUPL,
            RptgSrc?:Scheme, Acct:FirstAccount, RltdAcct?:*, Intrst*:*, {balances}TxsSummry?:*, Ntry*:Entry, Addtl{item}Inf?:Max500
        FirstAccount = Id:FirstAccountId, Tp?:OldAccountType, Ccy?:Currency, Nm?:Max70, Ownr?:FirstParty, Svcr?:FirstAgent
        FirstAccountId = IBAN:Iban | BBAN:Max35 | UPIC:Max35 | PrtryAcct:ProprietaryAccount
        ProprietaryAccount = Id:Max34
        FirstAgent = FinInstnId:FirstInstitution, BrnchId?:*
        FirstInstitution = CmbndId:* | BIC:Bic2007 | ClrSysMmbId:* | NmAndAdr:FirstNameAndAddress | PrtryId:IssuedId
        FirstNameAndAddress = Nm:Max70, PstlAdr:FirstAddress
        Balance = Tp:BalanceCode, CdtLine?:CreditLine, Amt:Amount, CdtDbtInd:CRDT/DBIT, Dt:Moment, Avlbty*:Availability
        BalanceCode = Cd:Max4 | Prtry:Max35
        Entry = Amt:Amount, CdtDbtInd:CRDT/DBIT, RvslInd?:Flag, Sts:BOOK/PDNG/FUTR/INFO, BookgDt?:Moment, ValDt?:Moment, AcctSvcrRef?:Max35,
            Avlbty*:Availability, BkTxCd:BankTransactionCode, ComssnWvrInd?:Flag, AddtlInfInd?:MessageId, Btch*:FirstBatch, AmtDtls?:*, Chrgs*:*,
            Intrst*:*, TxDtls*:*, AddtlNtryInf?:Max500
        BankTransactionCode = Domn?:Domain, Prtry?:ProprietaryTransactionCode
        Domain = Cd:Max4, Fmly:TransactionFamily
        TransactionFamily = Cd:Max4, SubFmlyCd:Max4
        ProprietaryTransactionCode = Cd:Max35, Issr?:Max35
        FirstBatch = MsgId?:Max35, PmtInfId?:Max35, NbOfTxs?:Count

        """;

    public static IReadOnlyList<MessageDefinition> All { get; } =
    [
        Define("camt.052.001", "BkToCstmrAcctRpt", "Rpt", "Bal*:Balance, "),
        Define("camt.053.001", "BkToCstmrStmt", "Stmt", "Bal+:Balance, "),
        Define("camt.054.001", "BkToCstmrDbtCdtNtfctn", "Ntfctn", string.Empty),
    ];

    private static MessageDefinition Define(string family, string root, string item, string balances) => new(
        family,
        Shapes.Replace("{root}", root, StringComparison.Ordinal)
            .Replace("{item}", item, StringComparison.Ordinal)
            .Replace("{balances}", balances, StringComparison.Ordinal) + EntryShapes.Text + CommonShapes.Text,
        [(1, 2006)],
        ["Document", root + "V01", item]);
}
