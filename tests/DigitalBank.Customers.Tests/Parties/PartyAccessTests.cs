using System.Net;
using System.Net.Http.Json;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.Parties;

public class PartyAccessTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task A_customer_sees_the_own_party_and_no_other()
    {
        var me = await bank.APersonAsync("Ada", "Lovelace");
        var client = await bank.CustomerAsync(me.PartyId);

        var seen = await (await client.GetAsync("/api/v1/me")).ShouldBeJsonAsync();

        seen.GetProperty("partyId").GetGuid().ShouldBe(me.PartyId);
        (await client.GetAsync($"/staff/v1/customers/{me.PartyId}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bank.Anonymous.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_clerk_registers_finds_and_renames()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var reference = Guid.CreateVersion7().ToString("N");

        var created = await (await clerk.PostAsJsonAsync("/staff/v1/customers/organisations", new
        {
            reference,
            legalName = $"Engines {reference} Ltd",
            registrationNumber = "HRB 42",
            country = "GB",
            email = "office@example.org",
        })).ShouldBeJsonAsync(201);
        var id = created.GetProperty("partyId").GetGuid();

        var found = await (await clerk.GetAsync($"/staff/v1/customers?name={reference}")).ShouldBeJsonAsync();
        found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("partyId").GetGuid().ShouldBe(id);

        var renamed = await clerk.PutAsJsonAsync($"/staff/v1/customers/{id}/name", new { name = "Analytical Engines Ltd", reason = "New deed" });
        (await renamed.ShouldBeJsonAsync()).GetProperty("name").GetString().ShouldBe("Analytical Engines Ltd");
        (await (await clerk.GetAsync($"/staff/v1/customers/{id}")).ShouldBeJsonAsync()).GetProperty("kind").GetString().ShouldBe("organisation");
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing()
    {
        var auditor = await bank.StaffAsync(RoleNames.Auditor);

        (await auditor.GetAsync("/staff/v1/customers")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await auditor.PostAsJsonAsync("/staff/v1/customers/persons", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Bad_requests_say_what_is_wrong()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);

        await (await clerk.GetAsync("/staff/v1/customers?after=xyz")).ShouldBeProblemAsync(400, "platform.page_cursor_invalid");
        await (await clerk.PostAsJsonAsync("/staff/v1/customers/persons", new
        {
            reference = "r",
            givenName = "Ada",
            familyName = "Lovelace",
            birthDate = (string?)null,
            country = "XX",
            email = (string?)null,
        })).ShouldBeProblemAsync(400, "customers.country_unknown");
    }
}
