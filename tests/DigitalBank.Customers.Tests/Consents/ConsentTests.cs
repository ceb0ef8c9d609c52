using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Customers.Consents;
using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.Consents;

public sealed class ConsentTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private const string Purpose = "credit-bureau";

    [Fact]
    public async Task What_is_not_allowed_is_not_given()
    {
        var person = await bank.APersonAsync();
        await GiveAsync(person.PartyId, "accounts.balances", "accounts.transactions");

        (await IsGivenAsync(person.PartyId, "accounts.transactions")).ShouldBeTrue();
        (await IsGivenAsync(person.PartyId, "accounts")).ShouldBeFalse("a part of a code is another code");
        (await IsGivenAsync(person.PartyId, "cards")).ShouldBeFalse();
        (await IsGivenAsync((await bank.APersonAsync()).PartyId, "accounts.balances")).ShouldBeFalse();
        (await bank.SendAsync(new CheckConsent(person.PartyId, "marketing", "accounts.balances"))).EnsureSuccess().IsGiven.ShouldBeFalse();
    }

    [Fact]
    public async Task A_revoked_consent_stops_the_very_next_read()
    {
        var person = await bank.APersonAsync();
        var consent = await GiveAsync(person.PartyId, "accounts.balances");

        (await bank.SendAsync(new RevokeConsent(person.PartyId, consent.ConsentId))).EnsureSuccess().IsLiving.ShouldBeFalse();

        (await IsGivenAsync(person.PartyId, "accounts.balances")).ShouldBeFalse();
        var revokedAt = (await bank.SendAsync(new RevokeConsent(person.PartyId, consent.ConsentId))).EnsureSuccess().RevokedAt;
        revokedAt.ShouldBe(bank.Clock.GetUtcNow());
        (await GiveAsync(person.PartyId, "accounts.balances")).ConsentId.ShouldNotBe(consent.ConsentId, "what was revoked is given anew");
    }

    [Fact]
    public async Task A_consent_ends_in_the_moment_it_says()
    {
        var person = await bank.APersonAsync();
        var until = bank.Clock.GetUtcNow().AddDays(90);
        (await bank.SendAsync(new GiveConsent(person.PartyId, Purpose, ["accounts.balances"], "v1", until))).EnsureSuccess();

        bank.Clock.Set(until.AddTicks(-1));
        (await IsGivenAsync(person.PartyId, "accounts.balances")).ShouldBeTrue();
        bank.Clock.Set(until);
        (await IsGivenAsync(person.PartyId, "accounts.balances")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_consent_given_twice_is_one_and_its_receipt_can_be_made_again_by_anybody()
    {
        var person = await bank.APersonAsync();
        var consent = await GiveAsync(person.PartyId, "b.two", "a.one");

        (await GiveAsync(person.PartyId, "a.one", "b.two")).ConsentId.ShouldBe(consent.ConsentId);

        var agreed = $"{consent.ConsentId}\n{person.PartyId}\n{Purpose}\na.one b.two\nv1\n{consent.GivenAt:O}\n";
        consent.Receipt.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(agreed))));
        (await bank.SendAsync(new ListConsents(person.PartyId, null, 10))).EnsureSuccess().ShouldHaveSingleItem().Receipt.ShouldBe(consent.Receipt);
    }

    /// <summary>One row per reason, in the order in which they are looked for.</summary>
    [Theory]
    [InlineData("purpose", "customers.purpose_malformed")]
    [InlineData("no scope", "customers.scope_malformed")]
    [InlineData("a scope of two words", "customers.scope_malformed")]
    [InlineData("wording", "customers.wording_missing")]
    [InlineData("past", "customers.consent_out_of_time")]
    [InlineData("nobody", "customers.unknown_party")]
    public async Task What_is_no_consent_is_refused(string fault, string code)
    {
        var right = new GiveConsent((await bank.APersonAsync()).PartyId, Purpose, ["accounts"], "v1", null);

        (await bank.SendAsync(fault switch
        {
            "purpose" => right with { Purpose = "Any thing" },
            "no scope" => right with { Scope = [] },
            "a scope of two words" => right with { Scope = ["accounts cards"] },
            "wording" => right with { WordingVersion = "" },
            "past" => right with { ExpiresAt = bank.Clock.GetUtcNow() },
            _ => right with { PartyId = Guid.CreateVersion7() },
        })).ShouldFailWith(code);
    }

    [Fact]
    public async Task A_customer_gives_sees_and_revokes_the_own_consents_and_nobody_elses()
    {
        var (person, other) = (await bank.APersonAsync(), await bank.APersonAsync());
        var (customer, stranger) = (await bank.CustomerAsync(person.PartyId), await bank.CustomerAsync(other.PartyId));

        var given = await (await customer.PostAsJsonAsync("/api/v1/consents", new
        {
            purpose = "marketing",
            scope = new[] { "contact.email" },
            wordingVersion = "2026-11",
            expiresAt = (string?)null,
        })).ShouldBeJsonAsync();
        var revoke = $"/api/v1/consents/{given.GetProperty("consentId").GetGuid()}/revoke";

        await (await stranger.PostAsync(revoke, null)).ShouldBeProblemAsync(404, "customers.unknown_consent");
        (await (await stranger.GetAsync("/api/v1/consents")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await (await customer.GetAsync("/api/v1/consents")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await (await customer.PostAsync(revoke, null)).ShouldBeJsonAsync()).GetProperty("isLiving").GetBoolean().ShouldBeFalse();

        var (clerk, auditor) = (await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Auditor));
        var consents = $"/staff/v1/customers/{person.PartyId}/consents";
        (await (await auditor.GetAsync(consents)).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        var again = $"{consents}/{given.GetProperty("consentId").GetGuid()}/revoke";
        (await auditor.PostAsync(again, null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await (await clerk.PostAsync(again, null)).ShouldBeJsonAsync();
    }

    private async Task<ConsentView> GiveAsync(Guid partyId, params string[] scope) =>
        (await bank.SendAsync(new GiveConsent(partyId, Purpose, scope, "v1", null))).EnsureSuccess();

    private async Task<bool> IsGivenAsync(Guid partyId, string scope) =>
        (await bank.SendAsync(new CheckConsent(partyId, Purpose, scope))).EnsureSuccess().IsGiven;
}
