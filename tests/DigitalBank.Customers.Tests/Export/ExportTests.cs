using System.Net;
using DigitalBank.Customers.Consents;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.Export;

public sealed class ExportTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 1];

    [Fact]
    public async Task A_customer_gets_everything_that_is_held_and_nothing_of_others()
    {
        var (person, other) = (await bank.AnnaErikssonAsync(), await bank.AnnaErikssonAsync());
        foreach (var partyId in new[] { person.PartyId, other.PartyId })
        {
            (await bank.SendAsync(new AddDocument(partyId, DocumentKind.ProofOfAddress, "SE-1", "SE", null, Picture, null))).EnsureSuccess();
            (await bank.SendAsync(new RecordIdentityCheck(partyId, CheckMethod.Video, true, null, null))).EnsureSuccess();
            (await bank.SendAsync(new RateParty(partyId, false, true))).EnsureSuccess();
            (await bank.SendAsync(new GiveConsent(partyId, "marketing", ["contact"], "v1", null))).EnsureSuccess();
        }

        var export = await (await (await bank.CustomerAsync(person.PartyId)).GetAsync("/api/v1/me/export")).ShouldBeJsonAsync();

        var parts = export.GetProperty("parts");
        parts.GetProperty("party")[0].GetProperty("birthDate").GetString().ShouldBe("1974-08-12");
        foreach (var part in new[] { "documents", "identity-checks", "risk-ratings", "consents" })
        {
            parts.GetProperty(part).GetArrayLength().ShouldBe(1, part);
            parts.GetProperty(part)[0].GetProperty("partyId").GetGuid().ShouldBe(person.PartyId, part);
        }

        parts.GetProperty("relations").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_supervisor_exports_for_a_customer_a_clerk_does_not_and_nobody_exports_nobody()
    {
        var export = $"/staff/v1/customers/{(await bank.APersonAsync()).PartyId}/export";
        var (clerk, supervisor) = (await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Supervisor));

        (await clerk.GetAsync(export)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await (await supervisor.GetAsync(export)).ShouldBeJsonAsync();
        await (await supervisor.GetAsync($"/staff/v1/customers/{Guid.CreateVersion7()}/export")).ShouldBeProblemAsync(404, "customers.unknown_party");
    }
}
