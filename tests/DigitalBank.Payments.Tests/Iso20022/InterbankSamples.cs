namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>Messages between banks, and a collection file, in which a test changes only what matters to it.</summary>
internal static class InterbankSamples
{
    public const string Pacs008 = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">
          <FIToFICstmrCdtTrf>
            <GrpHdr>
              <MsgId>IN-1</MsgId><CreDtTm>2026-11-20T09:30:00Z</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>150.50</CtrlSum>
              <TtlIntrBkSttlmAmt Ccy="EUR">150.50</TtlIntrBkSttlmAmt><IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt>
              <SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Cd>TGT</Cd></ClrSys></SttlmInf>
              <InstgAgt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></InstgAgt>
            </GrpHdr>
            <CdtTrfTxInf>
              <PmtId><InstrId>I-1</InstrId><EndToEndId>E-1</EndToEndId><TxId>T-1</TxId><UETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</UETR></PmtId>
              <IntrBkSttlmAmt Ccy="EUR">100.50</IntrBkSttlmAmt><ChrgBr>SLEV</ChrgBr>
              <Dbtr><Nm>Jane Doe</Nm></Dbtr><DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct>
              <DbtrAgt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></CdtrAgt>
              <Cdtr><Nm>Muster AG</Nm></Cdtr><CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct><RmtInf><Ustrd>Invoice 4711</Ustrd></RmtInf>
            </CdtTrfTxInf>
            <CdtTrfTxInf>
              <PmtId><EndToEndId>E-2</EndToEndId><TxId>T-2</TxId><UETR>7d2c0a0e-6f0e-4f2b-9a38-2f6f0d7d9b11</UETR></PmtId>
              <IntrBkSttlmAmt Ccy="EUR">50</IntrBkSttlmAmt><ChrgBr>SHAR</ChrgBr>
              <Dbtr><Nm>Jane Doe</Nm></Dbtr><DbtrAgt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></DbtrAgt>
              <CdtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Muster AG</Nm></Cdtr>
            </CdtTrfTxInf>
          </FIToFICstmrCdtTrf>
        </Document>
        """;

    public const string Pacs002 = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10">
          <FIToFIPmtStsRpt>
            <GrpHdr><MsgId>ST-1</MsgId><CreDtTm>2026-11-20T09:30:00Z</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>OUT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
            <TxInfAndSts>
              <StsId>S-1</StsId><OrgnlGrpInf><OrgnlMsgId>OUT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>
              <OrgnlEndToEndId>E-1</OrgnlEndToEndId><OrgnlTxId>TX-1</OrgnlTxId><OrgnlUETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</OrgnlUETR>
              <TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>The account</AddtlInf><AddtlInf>is closed.</AddtlInf></StsRsnInf>
              <AccptncDtTm>2026-11-20T09:29:00Z</AccptncDtTm>
            </TxInfAndSts>
          </FIToFIPmtStsRpt>
        </Document>
        """;

    public const string Pacs004 = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09">
          <PmtRtr>
            <GrpHdr>
              <MsgId>RT-1</MsgId><CreDtTm>2026-11-20T09:30:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
              <TtlRtrdIntrBkSttlmAmt Ccy="EUR">99.50</TtlRtrdIntrBkSttlmAmt><IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf>
            </GrpHdr>
            <TxInf>
              <RtrId>R-1</RtrId><OrgnlGrpInf><OrgnlMsgId>OUT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>
              <OrgnlEndToEndId>E-1</OrgnlEndToEndId><OrgnlTxId>TX-1</OrgnlTxId><OrgnlUETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</OrgnlUETR>
              <OrgnlIntrBkSttlmAmt Ccy="EUR">100.50</OrgnlIntrBkSttlmAmt><RtrdIntrBkSttlmAmt Ccy="EUR">99.50</RtrdIntrBkSttlmAmt><ChrgBr>SHAR</ChrgBr>
              <RtrRsnInf><Rsn><Cd>AC03</Cd></Rsn></RtrRsnInf>
            </TxInf>
          </PmtRtr>
        </Document>
        """;

    public const string Camt056 = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.056.001.08">
          <FIToFIPmtCxlReq>
            <Assgnmt>
              <Id>CX-1</Id><Assgnr><Agt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></Agt></Assgnr>
              <Assgne><Agt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></Agt></Assgne><CreDtTm>2026-11-20T09:30:00Z</CreDtTm>
            </Assgnmt>
            <CtrlData><NbOfTxs>1</NbOfTxs><CtrlSum>100.50</CtrlSum></CtrlData>
            <Undrlyg>
              <TxInf>
                <CxlId>C-1</CxlId><Case><Id>CASE-1</Id><Cretr><Agt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></Agt></Cretr></Case>
                <OrgnlGrpInf><OrgnlMsgId>IN-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf><OrgnlEndToEndId>E-1</OrgnlEndToEndId>
                <OrgnlTxId>T-1</OrgnlTxId><OrgnlUETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</OrgnlUETR>
                <OrgnlIntrBkSttlmAmt Ccy="EUR">100.50</OrgnlIntrBkSttlmAmt><OrgnlIntrBkSttlmDt>2026-11-20</OrgnlIntrBkSttlmDt>
                <CxlRsnInf><Rsn><Cd>DUPL</Cd></Rsn></CxlRsnInf>
              </TxInf>
            </Undrlyg>
          </FIToFIPmtCxlReq>
        </Document>
        """;

    public const string Pain008 = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08">
          <CstmrDrctDbtInitn>
            <GrpHdr><MsgId>DD-1</MsgId><CreDtTm>2026-11-20T09:30:00Z</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>30.00</CtrlSum><InitgPty><Nm>Muster AG</Nm></InitgPty></GrpHdr>
            <PmtInf>
              <PmtInfId>BLOCK-1</PmtInfId><PmtMtd>DD</PmtMtd><NbOfTxs>2</NbOfTxs><CtrlSum>30.00</CtrlSum>
              <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf><ReqdColltnDt>2026-11-25</ReqdColltnDt>
              <Cdtr><Nm>Muster AG</Nm></Cdtr><CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct><CdtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></CdtrAgt>
              <CdtrSchmeId><Id><PrvtId><Othr><Id>DE98ZZZ09999999999</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id></CdtrSchmeId>
              <DrctDbtTxInf>
                <PmtId><EndToEndId>E-1</EndToEndId><UETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</UETR></PmtId><InstdAmt Ccy="EUR">10.00</InstdAmt>
                <DrctDbtTx><MndtRltdInf><MndtId>M-1</MndtId><DtOfSgntr>2026-01-31</DtOfSgntr></MndtRltdInf></DrctDbtTx>
                <DbtrAgt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></DbtrAgt><Dbtr><Nm>Jane Doe</Nm></Dbtr>
                <DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct><RmtInf><Ustrd>Membership</Ustrd></RmtInf>
              </DrctDbtTxInf>
              <DrctDbtTxInf>
                <PmtId><EndToEndId>E-2</EndToEndId></PmtId><InstdAmt Ccy="EUR">20.00</InstdAmt>
                <DbtrAgt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></DbtrAgt><Dbtr><Nm>John Doe</Nm></Dbtr><DbtrAcct><Id><Othr><Id>12345678</Id></Othr></Id></DbtrAcct>
              </DrctDbtTxInf>
            </PmtInf>
          </CstmrDrctDbtInitn>
        </Document>
        """;

    public const string Camt054 = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
          <BkToCstmrDbtCdtNtfctn>
            <GrpHdr><MsgId>N-1</MsgId><CreDtTm>2026-11-20T23:00:00Z</CreDtTm></GrpHdr>
            <Ntfctn>
              <Id>NTF-1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
              <Ntry><Amt Ccy="EUR">120.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><BkTxCd/>
                <NtryDtls><TxDtls><Refs><EndToEndId>E-1</EndToEndId><UETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</UETR></Refs></TxDtls></NtryDtls></Ntry>
            </Ntfctn>
          </BkToCstmrDbtCdtNtfctn>
        </Document>
        """;
}
