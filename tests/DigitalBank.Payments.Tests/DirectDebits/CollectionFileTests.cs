using System.Globalization;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Collections.Files;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Tests.Iso20022;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.DirectDebits;

/// <summary>Collections that come as pain.008.</summary>
public sealed class CollectionFileTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [PublishedFact]
    public async Task Each_line_is_taken_or_rejected_by_itself_and_the_pain_002_says_so_and_fits_its_schema()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var here = await creditor.MandateAsync(debtor.Iban!);
        var elsewhere = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var file = await FileAsync(
            creditor,
            new Line(here, debtor.Iban!, "10.00"),
            new Line(here, ACreditor.ElsewhereIban, "11.00"),
            new Line(here with { Reference = "NO-SUCH" }, debtor.Iban!, "12.00"),
            new Line(elsewhere, ACreditor.ElsewhereIban, "13.00"),
            new Line(elsewhere, ACreditor.ElsewhereIban, "100.01"),
            new Line(elsewhere, ACreditor.ElsewhereIban, "14.00", "OOFF"));

        var imported = await ImportAsync(file);

        (imported.Status, imported.Accepted, imported.Rejected).ShouldBe((FileOutcome.PART, 2, 4));
        (await ReasonsAsync(imported.FileId)).ShouldBe([null, "MD02", "MD01", null, "AM02", "AG02"]);
        var report = await ReportAsync(imported.FileId);
        BankMessages.Values(report, "TxSts").ShouldBe(["ACCP", "RJCT", "RJCT", "ACCP", "RJCT", "RJCT"]);
        new WrittenMessage(stream => stream.Write(report)).ShouldFitItsSchema();
        await bank.CloseDayAsync();
        await bank.CollectAsync();
        BankMessages.Values(await ReportAsync(imported.FileId), "TxSts").ShouldBe(["ACSC", "RJCT", "RJCT", "ACSP", "RJCT", "RJCT"]);
        (await bank.BalanceOfAsync(debtor)).ShouldBe("90.00 EUR");
    }

    [Fact]
    public async Task The_same_file_again_is_refused_and_one_that_was_broken_off_goes_on_without_a_second_collection()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var file = await FileAsync(creditor, new Line(mandate, ACreditor.ElsewhereIban, "10.00"), new Line(mandate, ACreditor.ElsewhereIban, "11.00"));
        var imported = await ImportAsync(file);

        (await ImportAsync(file)).FailureCode.ShouldBe("payments.file_duplicate");
        await bank.InDatabaseAsync(db => db.CollectionFileLines.Where(line => line.FileId == imported.FileId && line.Position == 2).ExecuteDeleteAsync());
        await bank.InDatabaseAsync(db => db.Files.Where(f => f.Id == imported.FileId).ExecuteUpdateAsync(set => set.SetProperty(f => f.Status, PaymentFileStatus.Booking)));

        var resumed = await ImportAsync(file);

        (resumed.FileId, resumed.Accepted).ShouldBe((imported.FileId, 2));
        (await bank.SendAsync(new ListCollections(null, creditor.CreditorId, null, null, 50))).EnsureSuccess().Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_whose_sum_is_wrong_is_refused_as_a_whole_and_one_of_a_stranger_line_by_line()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);

        var wrong = await ImportAsync((await FileAsync(creditor, new Line(mandate, ACreditor.ElsewhereIban, "10.00"))).Replace("<CtrlSum>10.00", "<CtrlSum>10.01", StringComparison.Ordinal));
        var stranger = await ImportAsync(await FileAsync(creditor with { Account = await bank.AnAccountAsync() }, new Line(mandate, ACreditor.ElsewhereIban, "10.00")));

        (wrong.FailureCode, wrong.Findings[0].ReasonCode).ShouldBe(("payments.file_refused", "AM10"));
        (await ReasonsAsync(stranger.FileId)).ShouldBe(["BE05"]);
    }

    private sealed record Line(DebitMandateView Mandate, string Iban, string Amount, string Sequence = "RCUR");

    private async Task<string> FileAsync(ACreditor creditor, params Line[] lines)
    {
        var schemeId = await bank.InDatabaseAsync(db => db.Creditors.Where(c => c.Id == creditor.CreditorId).Select(c => c.SchemeId).SingleAsync());
        var due = await bank.NextBusinessDayAsync();
        var debits = lines.Select((line, number) => $"""
            <DrctDbtTxInf><PmtId><EndToEndId>E-{Guid.NewGuid().ToString("N")[..20]}-{number}</EndToEndId></PmtId><PmtTpInf><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>{line.Sequence}</SeqTp></PmtTpInf>
            <InstdAmt Ccy="EUR">{line.Amount}</InstdAmt><DrctDbtTx><MndtRltdInf><MndtId>{line.Mandate.Reference}</MndtId><DtOfSgntr>2026-01-31</DtOfSgntr></MndtRltdInf></DrctDbtTx>
            <DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt><Dbtr><Nm>Ada Lovelace</Nm></Dbtr><DbtrAcct><Id><IBAN>{line.Iban}</IBAN></Id></DbtrAcct></DrctDbtTxInf>
            """);
        return $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"><CstmrDrctDbtInitn>
            <GrpHdr><MsgId>{Guid.NewGuid():N}</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm><NbOfTxs>{lines.Length}</NbOfTxs>
            <CtrlSum>{lines.Sum(line => decimal.Parse(line.Amount, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)}</CtrlSum><InitgPty><Nm>House and Home</Nm></InitgPty></GrpHdr>
            <PmtInf><PmtInfId>B-1</PmtInfId><PmtMtd>DD</PmtMtd><ReqdColltnDt>{due:yyyy-MM-dd}</ReqdColltnDt><Cdtr><Nm>House and Home</Nm></Cdtr>
            <CdtrAcct><Id><IBAN>{creditor.Account.Iban}</IBAN></Id></CdtrAcct><CdtrAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></CdtrAgt>
            <CdtrSchmeId><Id><PrvtId><Othr><Id>{schemeId}</Id></Othr></PrvtId></Id></CdtrSchmeId>{string.Concat(debits)}</PmtInf></CstmrDrctDbtInitn></Document>
            """;
    }

    private async Task<PaymentFileView> ImportAsync(string file)
    {
        var path = Path.Combine(bank.DataFolder, $"{Guid.NewGuid():N}.xml");
        await File.WriteAllTextAsync(path, file);
        return (await bank.SendAsync(new ImportCollectionFile(path))).EnsureSuccess();
    }

    private async Task<IReadOnlyList<string?>> ReasonsAsync(Guid fileId) =>
        [.. (await bank.SendAsync(new ListCollectionFileLines(fileId, 0, 50))).EnsureSuccess().Items.Select(line => line.ReasonCode)];

    private async Task<byte[]> ReportAsync(Guid fileId)
    {
        using var report = new MemoryStream();
        (await bank.SendAsync(new WriteStatusReport(fileId, report))).EnsureSuccess();
        return report.ToArray();
    }
}
