using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>Messages in which a test changes only what matters to it.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    public const string Pain001 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
          <CstmrCdtTrfInitn>
            <GrpHdr>
              <MsgId>MSG-1</MsgId>
              <CreDtTm>2026-11-20T09:30:00+01:00</CreDtTm>
              <NbOfTxs>2</NbOfTxs>
              <CtrlSum>150.50</CtrlSum>
              <InitgPty><Nm>Muster AG</Nm></InitgPty>
            </GrpHdr>
            <PmtInf>
              <PmtInfId>BLOCK-1</PmtInfId>
              <PmtMtd>TRF</PmtMtd>
              <NbOfTxs>2</NbOfTxs>
              <CtrlSum>150.50</CtrlSum>
              <ReqdExctnDt><DtTm>2026-11-23T08:00:00</DtTm></ReqdExctnDt>
              <Dbtr><Nm>Muster AG</Nm><PstlAdr><StrtNm>Hauptstraße</StrtNm><BldgNb>1</BldgNb><PstCd>10115</PstCd><TwnNm>Berlin</TwnNm><Ctry>DE</Ctry></PstlAdr></Dbtr>
              <DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>
              <DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt>
              <ChrgBr>SLEV</ChrgBr>
              <CdtTrfTxInf>
                <PmtId><InstrId>I-1</InstrId><EndToEndId>E-1</EndToEndId><UETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</UETR></PmtId>
                <Amt><InstdAmt Ccy="EUR">100.50</InstdAmt></Amt>
                <CdtrAgt><FinInstnId><BICFI>BNPAFRPP</BICFI></FinInstnId></CdtrAgt>
                <Cdtr><Nm>Société Générale de Café</Nm></Cdtr>
                <CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct>
                <Purp><Cd>SUPP</Cd></Purp>
                <RmtInf><Ustrd>Invoice 4711</Ustrd><Ustrd>of October</Ustrd></RmtInf>
              </CdtTrfTxInf>
              <CdtTrfTxInf>
                <PmtId><EndToEndId>E-2</EndToEndId></PmtId>
                <Amt><InstdAmt Ccy="EUR">50</InstdAmt></Amt>
                <ChrgBr>SHAR</ChrgBr>
                <Cdtr><Nm>Jane Doe</Nm></Cdtr>
                <CdtrAcct><Id><Othr><Id>12345678</Id></Othr></Id></CdtrAcct>
                <RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>
              </CdtTrfTxInf>
            </PmtInf>
          </CstmrCdtTrfInitn>
        </Document>
        """;

    public static PaymentStatusReport StatusReport(string originalMessageName) => new(
        "STATUS-1",
        Now,
        "COBADEFFXXX",
        originalMessageName,
        "MSG-1",
        Now.AddHours(-1),
        3,
        150.5m,
        ReportedStatus.PartiallyAccepted,
        [],
        [
            new PaymentInformationStatus("BLOCK-1", ReportedStatus.PartiallyAccepted, [],
            [
                new PaymentStatus("I-1", "E-1", ReportedStatus.AcceptedSettlementCompleted, [], "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1", "019a", Now),
                new PaymentStatus(null, "E-2", ReportedStatus.Rejected,
                    [new StatusReason("AC03", "The creditor's account is no IBAN: its check digits are wrong, so there is a typing error. Ask the creditor for the right one.")]),
            ]),
            new PaymentInformationStatus("BLOCK-2", ReportedStatus.Rejected, [new StatusReason("AC04")], []),
        ]);

    public static InterbankCreditTransfers Interbank(params InterbankCreditTransfer[] payments) => new(
        "OUT-1",
        Now,
        SettlementMethod.Clearing,
        null,
        "TGT",
        new DateOnly(2026, 11, 23),
        new AgentIdentification("COBADEFFXXX"),
        null,
        payments);

    public static InterbankCreditTransfer Outgoing(string amount, string currency) => new(
        "I-1",
        "E-1",
        "TX-1",
        "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1",
        Money.Of(amount, currency),
        "SLEV",
        new PartyIdentification("Müller & Söhne GmbH", ["Hauptstraße 1", "10115 Berlin"], "DE", "529900T8BM49AURSDO55"),
        new AccountIdentification("DE89370400440532013000", null, "EUR"),
        new AgentIdentification("COBADEFFXXX"),
        new AgentIdentification(null, "021000021", "Bank of Łódź"),
        new PartyIdentification("Société Générale de Café", []),
        new AccountIdentification(null, "12345678"),
        Money.Of("12.34", "USD"),
        new PartyIdentification("Jan Kowalski", [], null, "78010112345", IsPerson: true),
        null,
        "SEPA",
        "SALA",
        "Purpose of my own",
        "Invoice 4711 of “October”",
        "RF18539007547034");
}
