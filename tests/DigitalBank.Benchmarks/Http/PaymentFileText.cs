using System.Globalization;

namespace DigitalBank.Benchmarks.Http;

/// <summary>A pain.001 from one account to others of this bank, written payment by payment.</summary>
internal static class PaymentFileText
{
    public static async Task WriteAsync(string path, string debtor, IReadOnlyList<string> creditors, int payments)
    {
        await using var file = new StreamWriter(path);
        await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>{Guid.CreateVersion7():N}</MsgId><CreDtTm>2026-11-23T08:00:00Z</CreDtTm><NbOfTxs>{payments}</NbOfTxs><CtrlSum>{payments}.00</CtrlSum>
            <InitgPty><Nm>Works Ltd</Nm></InitgPty></GrpHdr>
            <PmtInf><PmtInfId>BLOCK-1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2020-01-02</Dt></ReqdExctnDt>
            <Dbtr><Nm>Works Ltd</Nm></Dbtr><DbtrAcct><Id><IBAN>{debtor}</IBAN></Id></DbtrAcct>
            <DbtrAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></DbtrAgt>
            """));
        for (var i = 0; i < payments; i++)
        {
            await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"""

                <CdtTrfTxInf><PmtId><EndToEndId>E2E-{i}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">1.00</InstdAmt></Amt>
                <Cdtr><Nm>Payee {i}</Nm></Cdtr><CdtrAcct><Id><IBAN>{creditors[i % creditors.Count]}</IBAN></Id></CdtrAcct>
                <RmtInf><Ustrd>Salary {i}</Ustrd></RmtInf></CdtTrfTxInf>
                """));
        }

        await file.WriteAsync("</PmtInf></CstmrCdtTrfInitn></Document>");
    }
}
