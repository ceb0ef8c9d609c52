using System.Globalization;
using System.Text;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>Writes pain.001 files; a test states only what matters.</summary>
internal sealed class PaymentFileBuilder
{
    private readonly List<(string Amount, string Currency, string Creditor, string? AgentBic, string EndToEndId)> _payments = [];

    public string MessageId { get; set; } = $"MSG-{Guid.CreateVersion7():N}"[..30];

    public string DebtorAccount { get; set; } = "unknown";

    public string ExecutionDate { get; set; } = "2020-01-02";

    public string? ControlSum { get; set; }

    public PaymentFileBuilder Pay(string amount, string to, string currency = "EUR", string? agentBic = null)
    {
        _payments.Add((amount, currency, to, agentBic, $"E2E-{_payments.Count + 1}"));
        return this;
    }

    public string WriteTo(string folder)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.xml");
        File.WriteAllText(path, Xml());
        return path;
    }

    public string Xml()
    {
        var sum = ControlSum ?? _payments.Sum(p => decimal.Parse(p.Amount, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>{MessageId}</MsgId><CreDtTm>2026-11-23T08:00:00Z</CreDtTm><NbOfTxs>{_payments.Count}</NbOfTxs><CtrlSum>{sum}</CtrlSum>
            <InitgPty><Nm>Works Ltd</Nm></InitgPty></GrpHdr>
            <PmtInf><PmtInfId>BLOCK-1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>{ExecutionDate}</Dt></ReqdExctnDt>
            <Dbtr><Nm>Works Ltd</Nm></Dbtr><DbtrAcct><Id>{Account(DebtorAccount)}</Id></DbtrAcct>
            <DbtrAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></DbtrAgt>
            """);
        foreach (var payment in _payments)
        {
            var agent = payment.AgentBic is null
                ? string.Empty
                : $"<CdtrAgt><FinInstnId><BICFI>{payment.AgentBic}</BICFI></FinInstnId></CdtrAgt>";
            xml.Append(CultureInfo.InvariantCulture, $"""

                <CdtTrfTxInf><PmtId><EndToEndId>{payment.EndToEndId}</EndToEndId></PmtId>
                <Amt><InstdAmt Ccy="{payment.Currency}">{payment.Amount}</InstdAmt></Amt>{agent}
                <Cdtr><Nm>Payee of {payment.EndToEndId}</Nm></Cdtr><CdtrAcct><Id>{Account(payment.Creditor)}</Id></CdtrAcct>
                <RmtInf><Ustrd>For {payment.EndToEndId}</Ustrd></RmtInf></CdtTrfTxInf>
                """);
        }

        return xml.Append("</PmtInf></CstmrCdtTrfInitn></Document>").ToString();
    }

    private static string Account(string identifier) =>
        identifier.Length > 14 && char.IsLetter(identifier[0]) && char.IsLetter(identifier[1])
            ? $"<IBAN>{identifier}</IBAN>"
            : $"<Othr><Id>{identifier}</Id></Othr>";
}
