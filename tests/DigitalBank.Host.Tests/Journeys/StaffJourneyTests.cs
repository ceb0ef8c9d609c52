using System.Net.Http.Json;
using DigitalBank.Platform.Security;

namespace DigitalBank.Host.Tests.Journeys;

public class StaffJourneyTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task A_clerk_registers_a_person_and_opens_an_account()
    {
        using var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var person = new { reference = $"journey-{Guid.CreateVersion7():N}", givenName = "Emmy", familyName = "Noether", birthDate = "1882-03-23", country = "DE", email = (string?)null };
        var party = await (await clerk.PostAsJsonAsync("/staff/v1/customers/persons", person)).ShouldBeJsonAsync(201);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/v1/accounts")
        {
            Content = JsonContent.Create(new { holderPartyId = party.GetProperty("partyId").GetGuid(), productCode = "savings", currencyCode = "USD" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var account = await (await clerk.SendAsync(request)).ShouldBeJsonAsync(201);

        account.GetProperty("holderName").GetString().ShouldBe("Emmy Noether");
        account.GetProperty("iban").GetString().ShouldNotBeNull().ShouldStartWith("DE");
        var found = await (await clerk.GetAsync($"/staff/v1/accounts/by-identifier/{account.GetProperty("iban").GetString()}")).ShouldBeJsonAsync();
        found[0].GetProperty("currencyCode").GetString().ShouldBe("USD");
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing()
    {
        using var auditor = await bank.StaffAsync(RoleNames.Auditor);

        (await auditor.GetAsync("/staff/v1/ledger/trial-balance")).EnsureSuccessStatusCode();
        var person = new { reference = "never", givenName = "No", familyName = "Body", birthDate = (string?)null, country = "DE", email = (string?)null };
        await (await auditor.PostAsJsonAsync("/staff/v1/customers/persons", person)).ShouldBeProblemAsync(403, "platform.forbidden");
    }
}
