namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>The shapes that all payment and statement messages share.</summary>
/// <remarks>
/// Source: ISO 20022 message definition reports. Generations: 2009 (pain.001.03, pacs.008.02, camt.05x.02), 2013 (BICFI instead of BIC),
/// 2019 (UETR, LEI; pain.001.09, pacs.008.08, camt.05x.08), 2021 (account identification optional; pain.001.11, pacs.008.10), 2023.
/// </remarks>
internal static class CommonShapes
{
    public const string Text = Parties + RemittanceShapes.Text;

    private const string Parties = """
        Party = Nm?:Max140, PstlAdr?:Address, Id?:PartyId, CtryOfRes?:Country, CtctDtls?:Contact
        Contact = NmPrfx?:DOCT/MIST/MISS/MADM@..2018, NmPrfx?:DOCT/MADM/MISS/MIST/MIKS@2019.., Nm?:Max140, PhneNb?:Phone, MobNb?:Phone,
            FaxNb?:Phone, URLAdr?:Max2048@2023.., EmailAdr?:Max2048, EmailPurp?:Max35@2019.., JobTitl?:Max35@2019.., Rspnsblty?:Max35@2019..,
            Dept?:Max70@2019.., Othr?:Max35@..2018, Othr*:OtherContact@2019.., PrefrdMtd?:LETT/MAIL/PHON/FAXX/CELL@2019..2021,
            PrefrdMtd?:LETT/MAIL/PHON/FAXX/CELL/ONLI@2023..
        OtherContact = ChanlTp:Max4, Id?:Max128
        PartyOrAgent = Pty:Party | Agt:Agent
        PartyId = OrgId:OrganisationId | PrvtId:PersonId
        OrganisationId = BICOrBEI?:Bic2007@..2009, AnyBIC?:Bic@2013.., LEI?:Lei@2019.., Othr*:GenericId
        PersonId = DtAndPlcOfBirth?:Birth, Othr*:GenericId
        Birth = BirthDt:Date, PrvcOfBirth?:Max35, CityOfBirth:Max35, CtryOfBirth:Country
        GenericId = Id:Max35@..2021, Id:Max256@2023.., SchmeNm?:Scheme, Issr?:Max35
        Scheme = Cd:Max4 | Prtry:Max35
        LongCode = Cd:Max35 | Prtry:Max35
        Address = AdrTp?:ADDR/PBOX/HOME/BIZZ/MLTO/DLVY@..2018, AdrTp?:AddressType@2019.., CareOf?:Max140@2023.., Dept?:Max70, SubDept?:Max70,
            StrtNm?:Max70@..2021, StrtNm?:Max140@2023..,
            BldgNb?:Max16, BldgNm?:Max35@2019..2021, BldgNm?:Max140@2023.., Flr?:Max70@2019..,
            UnitNb?:Max16@2023.., PstBx?:Max16@2019.., Room?:Max70@2019.., PstCd?:Max16,
            TwnNm?:Max35@..2021, TwnNm?:Max140@2023.., TwnLctnNm?:Max35@2019..2021, TwnLctnNm?:Max140@2023..,
            DstrctNm?:Max35@2019..2021, DstrctNm?:Max140@2023.., CtrySubDvsn?:Max35, Ctry?:Country, AdrLine{0;7}:Max70
        AddressType = Cd:ADDR/PBOX/HOME/BIZZ/MLTO/DLVY | Prtry:AddressTypeId
        AddressTypeId = Id:FourCharacters, Issr:Max35, SchmeNm?:Max35
        NameAndAddress = Nm:Max140, Adr:Address
        Agent = FinInstnId:Institution, BrnchId?:Branch
        Institution = BIC?:Bic2007@..2009, BICFI?:Bic@2013.., ClrSysMmbId?:ClearingMember, LEI?:Lei@2019..,
            Nm?:Max140, PstlAdr?:Address, Othr?:GenericId
        ClearingMember = ClrSysId?:ClearingSystem, MmbId:Max35
        ClearingSystem = Cd:Max5 | Prtry:Max35
        Branch = Id?:Max35, LEI?:Lei@2019.., Nm?:Max140, PstlAdr?:Address
        Account = Id:AccountId@..2020, Id?:AccountId@2021.., Tp?:OldAccountType@..2009, Tp?:Scheme@2013..,
            Ccy?:Currency, Nm?:Max70, Prxy?:Proxy@2019..
        OldAccountType = Cd:CASH/CHAR/COMM/TAXE/CISH/TRAS/SACC/CACC/SVGS/ONDP/MGLD/NREX/MOMA/LOAN/SLRY/ODFT | Prtry:Max35
        Proxy = Tp?:Scheme, Id:Max2048
        AccountId = IBAN:Iban | Othr:OtherAccount
        OtherAccount = Id:Max34, SchmeNm?:Scheme, Issr?:Max35
        Moment = Dt:Date | DtTm:DateTime
        Period = FrDt:Date, ToDt:Date
        Supplement = PlcAndNm?:Max350, Envlp:any

        """;
}
