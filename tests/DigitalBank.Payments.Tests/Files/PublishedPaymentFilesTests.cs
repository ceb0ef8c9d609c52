using System.Text;
using System.Xml.Linq;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Tests.Iso20022;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Files;

/// <summary>Every pain.001 of the published collection, after its debtor accounts were taken over; see its manifest.csv.</summary>
public sealed class PublishedPaymentFilesTests
{
    private static string? Folder => SharedData.Folder is { } data ? Path.Combine(data, "iso20022", "messages") : null;

    public static TheoryData<string, string> Published()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in Folder is null ? [] : File.ReadLines(Path.Combine(Folder, "manifest.csv")).Skip(1).Where(line => line.Contains(",pain.001.", StringComparison.Ordinal)))
        {
            var expected = line.Contains(",valid,", StringComparison.Ordinal) ? "valid" : "not valid";
            cases.Add(line.Split(',')[0], expected);
        }

        if (cases.Count == 0)
        {
            cases.Add("absent", "absent");
        }

        return cases;
    }

    [PublishedTheory]
    [MemberData(nameof(Published))]
    public async Task A_published_file_is_accepted_when_it_is_valid_and_otherwise_refused_with_the_reason(string file, string expected)
    {
        var bank = new PaymentsBank();
        await bank.InitializeAsync();
        try
        {
            var path = Path.Combine(Folder!, file);
            await TakeOverDebtorAccountsAsync(bank, path);

            var result = (await bank.SendAsync(new ImportPaymentFile(path))).EnsureSuccess();

            var payments = (await bank.SendAsync(new ListFilePayments(result.FileId, 0, 100))).EnsureSuccess().Items;
            if (expected == "valid")
            {
                result.Status.ShouldBe(FileOutcome.ACCP);
                payments.Count.ShouldBe((int)result.Payments);
                return;
            }

            result.Status.ShouldBeOneOf(FileOutcome.RJCT, FileOutcome.PART);
            result.Findings.Select(finding => finding.ReasonCode).Concat(payments.Select(payment => payment.ReasonCode))
                .ShouldContain(code => code != null);
        }
        finally
        {
            await bank.DisposeAsync();
        }
    }

    private static async Task TakeOverDebtorAccountsAsync(PaymentsBank bank, string path)
    {
        var document = XDocument.Load(path);
        var currencies = document.Descendants().Select(e => e.Attribute("Ccy")?.Value).OfType<string>()
            .Where(code => SharedKernel.Monetary.Currency.TryOf(code, out _)).Distinct();
        var numbers = document.Descendants().Where(e => e.Name.LocalName == "DbtrAcct")
            .Select(e => e.Descendants().First(id => id.Name.LocalName is "IBAN" || (id.Name.LocalName == "Id" && !id.HasElements)).Value)
            .Where(number => !char.IsLetter(number[0]) || Iban.TryParse(number, out _))
            .Distinct();
        var csv = new StringBuilder("identifier,currency,product,holder_name,holder_kind,holder_country,opening_balance\n");
        foreach (var (number, currency) in numbers.SelectMany(number => currencies.Select(currency => (number, currency))))
        {
            csv.Append(number).Append(',').Append(currency).Append(",current,Works Ltd,organisation,DE,50000000\n");
        }

        using var staff = await bank.StaffAsync([.. RoleNames.All.Where(role => role != RoleNames.Customer)]);
        using var body = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
        (await staff.PostAsync("/staff/v1/accounts/import", body)).EnsureSuccessStatusCode();
    }
}
