using System.Net;
using System.Net.Http.Json;
using DigitalBank.Customers.TravelDocuments;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.TravelDocuments;

public class ReadTravelDocumentTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [SharedDataFact]
    public void Every_published_case_comes_out_as_published()
    {
        var (standard, error) = (new StringWriter(), new StringWriter());

        var exitCode = MrzCases.Run(
            Path.Combine(SharedData.Folder!, "kyc", "mrz.json"), compare: true, new DateOnly(2026, 11, 23), new VerbOutput(standard, error, false, false));

        error.ToString().ShouldBeEmpty();
        exitCode.ShouldBe(VerbOutput.Success);
        var last = standard.ToString().TrimEnd().Split('\n')[^1].Split(" of ");
        last[0].ShouldBe(last[1]);
        int.Parse(last[1]).ShouldBeGreaterThanOrEqualTo(18);
    }

    [Fact]
    public async Task A_clerk_sees_what_the_document_says_and_what_is_wrong_with_it()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);

        var view = await (await ReadAsync(
            clerk, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C37UTO7408122F1204159ZE184226B<<<<<10")).ShouldBeJsonAsync();

        view.GetProperty("format").GetString().ShouldBe("td3");
        view.GetProperty("familyNames").GetString().ShouldBe("ERIKSSON");
        view.GetProperty("birthDate").GetString().ShouldBe("1974-08-12");
        view.GetProperty("isExpired").GetBoolean().ShouldBeTrue();
        var finding = view.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("field").GetString().ShouldBe("documentNumber");
        finding.GetProperty("fault").GetString().ShouldBe("wrongCheckDigit");
    }

    [Fact]
    public async Task What_is_no_zone_is_refused_and_an_auditor_reads_none()
    {
        await (await ReadAsync(await bank.StaffAsync(RoleNames.Clerk), "P<UTO")).ShouldBeProblemAsync(400, "customers.mrz_unreadable");
        await (await ReadAsync(await bank.StaffAsync(RoleNames.Clerk))).ShouldBeProblemAsync(400, "customers.mrz_unreadable");
        (await ReadAsync(await bank.StaffAsync(RoleNames.Auditor), "P<UTO")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> ReadAsync(HttpClient client, params string[] lines) =>
        client.PostAsJsonAsync("/staff/v1/customers/travel-documents/read", new { lines });
}
