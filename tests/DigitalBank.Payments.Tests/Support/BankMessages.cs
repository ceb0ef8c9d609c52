using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Orders;
using DigitalBank.TestKit;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>Messages that another bank sends; a test states only what matters.</summary>
internal static class BankMessages
{
    public const string OtherBank = "CORRDEF0XXX";

    public static string NewUetr() => Uetr.Create();

    /// <summary>A pacs.008 with payments to our customers.</summary>
    public static string CreditTransfers(params PaymentIn[] payments) => CreditTransfers(NewId(), payments);

    public static string CreditTransfers(string messageId, params PaymentIn[] payments)
    {
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
            <GrpHdr><MsgId>{messageId}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm><NbOfTxs>{payments.Length}</NbOfTxs>
            <IntrBkSttlmDt>2026-11-23</IntrBkSttlmDt><SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>{Parties()}</GrpHdr>
            """);
        foreach (var payment in payments)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <CdtTrfTxInf><PmtId><EndToEndId>{payment.EndToEndId}</EndToEndId>{Element("TxId", payment.TransactionId)}{Element("UETR", payment.Uetr)}</PmtId>
                <IntrBkSttlmAmt Ccy="{payment.Currency}">{payment.Amount}</IntrBkSttlmAmt>
                {(payment.SettlementDate is { } date ? $"<IntrBkSttlmDt>{date:yyyy-MM-dd}</IntrBkSttlmDt>" : "")}<ChrgBr>SHAR</ChrgBr>
                {(payment.PaidFor is null ? "" : $"<UltmtDbtr><Nm>{payment.PaidFor}</Nm></UltmtDbtr>")}
                <Dbtr>{(payment.From.Length == 0 ? "<CtryOfRes>FR</CtryOfRes>" : $"<Nm>{payment.From}</Nm>")}</Dbtr><DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct>
                <DbtrAgt><FinInstnId><BICFI>{OtherBank}</BICFI></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><Nm>Our bank</Nm></FinInstnId></CdtrAgt>
                <Cdtr><Nm>Ada Lovelace</Nm></Cdtr><CdtrAcct><Id><IBAN>{payment.To}</IBAN></Id></CdtrAcct></CdtTrfTxInf>
                """);
        }

        return xml.Append("</FIToFICstmrCdtTrf></Document>").ToString();
    }

    /// <summary>A pacs.003 that collects from our customers.</summary>
    public static string DirectDebits(params DebitIn[] debits)
    {
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.003.001.08"><FIToFICstmrDrctDbt>
            <GrpHdr><MsgId>{NewId()}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm><NbOfTxs>{debits.Length}</NbOfTxs>
            <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>{Parties()}</GrpHdr>
            """);
        foreach (var debit in debits)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <DrctDbtTxInf><PmtId><EndToEndId>RENT-11</EndToEndId><TxId>{debit.TransactionId}</TxId><UETR>{debit.Uetr}</UETR></PmtId>
                <PmtTpInf><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf>
                <IntrBkSttlmAmt Ccy="EUR">25.00</IntrBkSttlmAmt><ChrgBr>SLEV</ChrgBr><ReqdColltnDt>{debit.On:yyyy-MM-dd}</ReqdColltnDt>
                <DrctDbtTx><MndtRltdInf>{Element("MndtId", debit.MandateId)}<DtOfSgntr>2026-01-31</DtOfSgntr></MndtRltdInf>
                <CdtrSchmeId><Id><PrvtId><Othr><Id>{debit.SchemeId}</Id></Othr></PrvtId></Id></CdtrSchmeId></DrctDbtTx>
                <Cdtr><Nm>House and Home</Nm></Cdtr><CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct>
                <CdtrAgt><FinInstnId><BICFI>{OtherBank}</BICFI></FinInstnId></CdtrAgt><Dbtr><Nm>Ada Lovelace</Nm></Dbtr>
                <DbtrAcct><Id><IBAN>{debit.From}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></DbtrAgt></DrctDbtTxInf>
                """);
        }

        return xml.Append("</FIToFICstmrDrctDbt></Document>").ToString();
    }

    /// <summary>A pacs.002 about a payment of ours.</summary>
    public static string Status(PaymentView payment, string status, string? reason = null) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"><FIToFIPmtStsRpt>
        <GrpHdr><MsgId>{NewId()}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm>{Parties()}</GrpHdr>
        <TxInfAndSts>{Original(payment)}<TxSts>{status}</TxSts>
        {(reason is null ? "" : $"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf>")}</TxInfAndSts></FIToFIPmtStsRpt></Document>
        """;

    /// <summary>A pacs.004 that brings a payment of ours back.</summary>
    public static string Return(PaymentView payment, string amount, string reason) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"><PmtRtr>
        <GrpHdr><MsgId>{NewId()}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs>
        <SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>{Parties()}</GrpHdr>
        <TxInf><RtrId>R-{NewId()[..20]}</RtrId>{Original(payment)}<RtrdIntrBkSttlmAmt Ccy="EUR">{amount}</RtrdIntrBkSttlmAmt>
        <RtrRsnInf><Rsn><Cd>{reason}</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr></Document>
        """;

    /// <summary>A camt.056 that wants a payment to one of our customers back.</summary>
    public static string Recall(PaymentIn payment, string reason, string? messageId = null) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.056.001.08"><FIToFIPmtCxlReq>
        <Assgnmt><Id>{NewId()}</Id><Assgnr><Agt><FinInstnId><BICFI>{OtherBank}</BICFI></FinInstnId></Agt></Assgnr>
        <Assgne><Agt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></Agt></Assgne><CreDtTm>2026-11-23T09:30:00Z</CreDtTm></Assgnmt>
        <Undrlyg><TxInf><CxlId>{NewId()}</CxlId>{OriginalMessage(messageId)}<OrgnlTxId>{payment.TransactionId}</OrgnlTxId><OrgnlUETR>{payment.Uetr}</OrgnlUETR>
        <CxlRsnInf><Rsn><Cd>{reason}</Cd></Rsn></CxlRsnInf></TxInf></Undrlyg></FIToFIPmtCxlReq></Document>
        """;

    /// <summary>A camt.056 that wants every payment of a message back.</summary>
    public static string RecallOfMessage(string messageId, string reason) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.056.001.08"><FIToFIPmtCxlReq>
        <Assgnmt><Id>{NewId()}</Id><Assgnr><Agt><FinInstnId><BICFI>{OtherBank}</BICFI></FinInstnId></Agt></Assgnr>
        <Assgne><Agt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></Agt></Assgne><CreDtTm>2026-11-23T09:30:00Z</CreDtTm></Assgnmt>
        <Undrlyg><OrgnlGrpInfAndCxl><OrgnlMsgId>{messageId}</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><GrpCxl>true</GrpCxl>
        <CxlRsnInf><Rsn><Cd>{reason}</Cd></Rsn></CxlRsnInf></OrgnlGrpInfAndCxl></Undrlyg></FIToFIPmtCxlReq></Document>
        """;

    /// <summary>A pacs.002 about a pacs.004 of ours.</summary>
    public static string StatusOfReturn(string messageId, string status, string reason) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"><FIToFIPmtStsRpt>
        <GrpHdr><MsgId>{NewId()}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm>{Parties()}</GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>{messageId}</OrgnlMsgId><OrgnlMsgNmId>pacs.004.001.09</OrgnlMsgNmId><GrpSts>{status}</GrpSts>
        <StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></FIToFIPmtStsRpt></Document>
        """;

    /// <summary>A camt.029 about a recall of ours.</summary>
    public static string RecallAnswer(PaymentView payment, string status, string? reason = null) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.029.001.09"><RsltnOfInvstgtn>
        <Assgnmt><Id>{NewId()}</Id><Assgnr><Agt><FinInstnId><BICFI>{OtherBank}</BICFI></FinInstnId></Agt></Assgnr>
        <Assgne><Agt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></Agt></Assgne><CreDtTm>2026-11-23T09:30:00Z</CreDtTm></Assgnmt>
        <Sts><Conf>{(status == "ACCR" ? "CNCL" : "RJCR")}</Conf></Sts>
        <CxlDtls><TxInfAndSts><CxlStsId>{NewId()}</CxlStsId>{Original(payment)}<TxCxlSts>{status}</TxCxlSts>
        {(reason is null ? "" : $"<CxlStsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></CxlStsRsnInf>")}</TxInfAndSts></CxlDtls></RsltnOfInvstgtn></Document>
        """;

    public static async Task<ReceivedMessageView> ReceiveAsync(this PaymentsBank bank, string message) =>
        (await bank.SendAsync(new ReceiveMessage(Encoding.UTF8.GetBytes(message), AnswerIsHandedOver: true))).EnsureSuccess();

    /// <summary>What the answer says in an element, wherever it stands.</summary>
    public static IReadOnlyList<string> Values(this ReceivedMessageView received, string element) => Values(received.AnswerContent!, element);

    public static IReadOnlyList<string> Values(byte[] message, string element) =>
        [.. XDocument.Load(new MemoryStream(message)).Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value.Trim())];

    private static string Original(PaymentView payment) =>
        $"<OrgnlEndToEndId>{payment.EndToEndId}</OrgnlEndToEndId><OrgnlTxId>{payment.PaymentOrderId:N}</OrgnlTxId><OrgnlUETR>{payment.Uetr}</OrgnlUETR>";

    private static string OriginalMessage(string? messageId) => messageId is null
        ? ""
        : $"<OrgnlGrpInf><OrgnlMsgId>{messageId}</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>";

    private static string Parties() => $"""
        <InstgAgt><FinInstnId><BICFI>{OtherBank}</BICFI></FinInstnId></InstgAgt><InstdAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></InstdAgt>
        """;

    private static string Element(string name, string value) => value.Length == 0 ? "" : $"<{name}>{value}</{name}>";

    private static string NewId() => Guid.NewGuid().ToString("N");
}

/// <param name="To">The payee's IBAN here.</param>
internal sealed record PaymentIn(string To, string Amount = "10.00", string Currency = "EUR", string From = "Marie Curie")
{
    public string? PaidFor { get; init; }

    /// <summary>Its own; null takes the message's.</summary>
    public DateOnly? SettlementDate { get; init; }

    public string Uetr { get; init; } = BankMessages.NewUetr();

    public string TransactionId { get; init; } = Guid.NewGuid().ToString("N");

    public string EndToEndId { get; init; } = "E2E-IN";
}

/// <param name="From">The payer's IBAN here.</param>
/// <param name="On">The day on which the creditor wants the money.</param>
internal sealed record DebitIn(string From, DateOnly On, string SchemeId = "DE98ZZZ09999999999", string MandateId = "M-1")
{
    public string Uetr { get; } = BankMessages.NewUetr();

    public string TransactionId { get; } = Guid.NewGuid().ToString("N");
}
