using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.History;

public sealed class SharedTransactionTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task A_third_party_reads_with_a_receipt_until_the_consent_is_revoked()
    {
        var (customer, accountId) = await ACustomerAsync();
        using var partner = await bank.StaffAsync(RoleNames.ThirdParty);
        var consent = await GiveAsync(customer, "accounts.transactions");

        using var allowed = await ReadAsync(partner, accountId, consent.GetProperty("receipt").GetString());
        using var revoked = await customer.PostAsync($"/api/v1/consents/{consent.GetProperty("consentId").GetGuid()}/revoke", null);
        using var refused = await ReadAsync(partner, accountId, consent.GetProperty("receipt").GetString());

        (await allowed.ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await revoked.ShouldBeJsonAsync();
        await refused.ShouldBeProblemAsync(403, "accounts.not_shared");
    }

    [Fact]
    public async Task A_consent_that_is_out_of_time_lets_nothing_out()
    {
        var (customer, accountId) = await ACustomerAsync();
        using var partner = await bank.StaffAsync(RoleNames.ThirdParty);
        var consent = await GiveAsync(customer, "accounts.transactions", bank.Clock.GetUtcNow().AddMinutes(1));

        bank.Clock.Advance(TimeSpan.FromMinutes(1));

        using var refused = await ReadAsync(partner, accountId, consent.GetProperty("receipt").GetString());
        await refused.ShouldBeProblemAsync(403, "accounts.not_shared");
    }

    [Theory]
    [InlineData("no receipt")]
    [InlineData("a made-up receipt")]
    [InlineData("somebody else's account")]
    [InlineData("an account that does not exist")]
    [InlineData("another scope")]
    public async Task Without_a_consent_for_just_this_nothing_is_shared(string lacking)
    {
        var (customer, accountId) = await ACustomerAsync();
        var (_, other) = await ACustomerAsync();
        using var partner = await bank.StaffAsync(RoleNames.ThirdParty);
        var consent = await GiveAsync(customer, lacking == "another scope" ? "accounts.balances" : "accounts.transactions");
        var receipt = consent.GetProperty("receipt").GetString();

        using var refused = lacking switch
        {
            "no receipt" => await ReadAsync(partner, accountId, null),
            "a made-up receipt" => await ReadAsync(partner, accountId, new string('0', 64)),
            "somebody else's account" => await ReadAsync(partner, other, receipt),
            "an account that does not exist" => await ReadAsync(partner, Guid.NewGuid(), receipt),
            _ => await ReadAsync(partner, accountId, receipt),
        };

        await refused.ShouldBeProblemAsync(403, "accounts.not_shared");
    }

    [Fact]
    public async Task A_third_party_sees_nothing_else()
    {
        var (_, accountId) = await ACustomerAsync();
        using var partner = await bank.StaffAsync(RoleNames.ThirdParty);

        using var refused = await partner.GetAsync($"/staff/v1/accounts/{accountId}/transactions");

        await refused.ShouldBeProblemAsync(403, "platform.forbidden");
    }

    private async Task<(HttpClient Customer, Guid AccountId)> ACustomerAsync()
    {
        var holder = await bank.APersonAsync();
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        return (await bank.CustomerAsync(holder.PartyId), account.AccountId);
    }

    private static async Task<JsonElement> GiveAsync(HttpClient customer, string scope, DateTimeOffset? expiresAt = null)
    {
        using var response = await customer.PostAsJsonAsync(
            "/api/v1/consents", new { purpose = "account-information", scope = new[] { scope }, wordingVersion = "2026-11", expiresAt });
        return await response.ShouldBeJsonAsync();
    }

    private static async Task<HttpResponseMessage> ReadAsync(HttpClient partner, Guid accountId, string? receipt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/staff/v1/accounts/{accountId}/shared-transactions");
        if (receipt is not null)
        {
            request.Headers.Add("Consent-Receipt", receipt);
        }

        return await partner.SendAsync(request);
    }
}
