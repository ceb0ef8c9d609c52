using System.Globalization;
using System.Text;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Export;
using DigitalBank.Ledger.Import;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Import;

public sealed class JournalImportTests
{
    private static readonly ImportSettings Settings = new("EUR", 2026, "equity:other side");

    public static TheoryData<string> Journals => SharedData.Folder is { } data
        ? [.. Directory.GetFiles(Path.Combine(data, "ledger", "journals"), "*.journal").Select(file => Path.GetFileName(file)!).Order()]
        : [""];

    [PublishedJournals, MemberData(nameof(Journals))]
    public async Task A_published_journal_gives_the_published_balances_and_nothing_twice(string name)
    {
        var data = SharedData.Folder!;
        var bank = new LedgerBank();
        await bank.InitializeAsync();
        try
        {
            var journal = await File.ReadAllTextAsync(Path.Combine(data, "ledger", "journals", name));
            (await ImportAsync(bank, journal, dryRun: true)).Report.Rejected.ShouldBe(0);
            (await bank.SendAsync(new GetTrialBalance(null))).EnsureSuccess().Rows.ShouldBeEmpty();

            var (first, rejects) = await ImportAsync(bank, journal);
            rejects.ShouldBeEmpty();
            var (second, _) = await ImportAsync(bank, journal);

            second.Booked.ShouldBe(0);
            second.AlreadyBooked.ShouldBe(first.Booked);
            var expected = Path.Combine(data, "ledger", "journals", Path.ChangeExtension(name, ".balances.csv"));
            await ShouldStandAsAsync(bank, await File.ReadAllLinesAsync(expected));
            (await bank.VerifyAsync()).Holds.ShouldBeTrue();
        }
        finally
        {
            await bank.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_cannot_be_booked_is_rejected_alone_with_line_and_reason()
    {
        const string Journal = """
            2026-01-01 good
              assets:cash  10
              income:work

            2026-01-02 does not balance
              assets:cash  10
              income:work  -9

            include other.journal
            2026-01-03 a cost
              assets:cash  10 EUR @ 2 USD
              income:work

            2026-01-04 wrong assertion
              assets:cash  1 = 12
              income:work

            2026-13-04 no such month
              assets:cash  1
              income:work
            2026-01-05 nowhere
              something:else  1
              income:work
            2026-01-06 half a cent
              assets:cash  1.001
              income:work
            """;
        var bank = new LedgerBank();
        await bank.InitializeAsync();
        try
        {
            var (report, rejects) = await ImportAsync(bank, Journal);

            report.Booked.ShouldBe(1);
            rejects.Select(reject => (reject.LineNumber, reject.Code)).ShouldBe(
            [
                (5, "ledger.import_line_invalid"), (9, "ledger.import_line_invalid"), (10, "ledger.import_line_invalid"),
                (14, "ledger.import_line_invalid"), (18, "ledger.import_line_invalid"), (21, "ledger.unknown_account"),
                (24, "ledger.import_line_invalid"),
            ]);
        }
        finally
        {
            await bank.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Hledger")]
    public async Task What_was_exported_is_known_when_it_comes_back(string name)
    {
        var format = Enum.Parse<ExportFormat>(name);
        var bank = new LedgerBank();
        await bank.InitializeAsync();
        try
        {
            var (cash, customer) = (await bank.ABankAccountAsync("KWD"), await bank.ACustomerAccountAsync("KWD"));
            for (var i = 0; i < 5; i++)
            {
                (await bank.PostAsync(cash, customer, "1.234")).EnsureSuccess();
            }

            await using var scope = bank.Services.CreateAsyncScope();
            var text = new StringWriter(new StringBuilder());
            await scope.ServiceProvider.GetRequiredService<JournalExport>().WriteAsync(text, format, null, null, _ => { }, CancellationToken.None);
            var (report, rejects) = await ImportAsync(bank, text.ToString(), format: format);

            rejects.ShouldBeEmpty();
            report.AlreadyBooked.ShouldBe(5);
        }
        finally
        {
            await bank.DisposeAsync();
        }
    }

    private static async Task<(ImportReport Report, List<ImportReject> Rejects)> ImportAsync(
        LedgerBank bank, string journal, bool dryRun = false, ExportFormat format = ExportFormat.Hledger)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        using var text = new StringReader(journal);
        var rejects = new List<ImportReject>();
        var entries = format == ExportFormat.Csv
            ? new CsvJournalReader(text).ReadAsync(CancellationToken.None)
            : new HledgerReader(text, Settings).ReadAsync(CancellationToken.None);
        var report = await scope.ServiceProvider.GetRequiredService<JournalImport>().RunAsync(
            entries, dryRun, openAccounts: true, rejects.Add, CancellationToken.None);
        return (report, rejects);
    }

    private static async Task ShouldStandAsAsync(LedgerBank bank, string[] expected)
    {
        var rows = (await bank.SendAsync(new GetTrialBalance(null))).EnsureSuccess().Rows;
        foreach (var line in expected.Skip(1).Where(line => line.Length > 0))
        {
            var fields = line.Trim('"').Split("\",\"");
            if (fields[0].StartsWith("total", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var ours = rows.Where(row => row.Code == fields[0]).Sum(row => row.Debits.ToDecimal() - row.Credits.ToDecimal());
            ours.ShouldBe(decimal.Parse(fields[1].Replace("$", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), line);
        }
    }
}

/// <summary>A theory over the published journals beside the checkout; skipped where they are absent.</summary>
public sealed class PublishedJournalsAttribute : TheoryAttribute
{
    public PublishedJournalsAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "The folder shared/data is not beside this checkout.";
        }
    }
}
