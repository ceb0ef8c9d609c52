using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Applications;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Tests.LifeCycle;

public class ApplicationTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task Who_enters_an_application_does_not_approve_it_where_the_product_asks_for_two()
    {
        var product = await AProductForTwoAsync();
        var (entering, approving) = (await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Clerk));
        var id = await ApplyAsync(entering, product);

        await (await DecideAsync(entering, id, "approve")).ShouldBeProblemAsync(403, "accounts.second_person_needed");
        await (await entering.PostAsync($"/staff/v1/accounts/{id}/activate", null))
            .ShouldBeProblemAsync(409, "accounts.application_not_approved");
        await (await DecideAsync(approving, id, "approve")).ShouldBeJsonAsync();

        var account = await (await entering.PostAsync($"/staff/v1/accounts/{id}/activate", null)).ShouldBeJsonAsync();
        account.GetProperty("accountId").GetGuid().ShouldBe(id);
        account.GetProperty("status").GetString().ShouldBe("active");
        var again = await (await entering.PostAsync($"/staff/v1/accounts/{id}/activate", null)).ShouldBeJsonAsync();
        again.GetProperty("identifier").GetString().ShouldBe(account.GetProperty("identifier").GetString());
    }

    [Fact]
    public async Task Nobody_opens_at_once_what_two_have_to_open()
    {
        var product = await AProductForTwoAsync();
        var holder = await bank.APersonAsync();

        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), holder.PartyId, product, "EUR")))
            .ShouldFailWith("accounts.approval_needed");
    }

    [Fact]
    public async Task An_application_is_entered_once_and_shown_until_it_is_decided()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var (key, holder) = (Guid.CreateVersion7().ToString(), (await bank.APersonAsync()).PartyId);
        var id = await ApplyAsync(clerk, "current", holder, key);

        (await ApplyAsync(clerk, "current", holder, key)).ShouldBe(id);
        (await WaitingAsync(clerk)).ShouldContain(id);
        await (await DecideAsync(clerk, id, "refuse")).ShouldBeJsonAsync();
        (await WaitingAsync(clerk)).ShouldNotContain(id);
        (await bank.SendAsync(new GetAccount(id))).ShouldFailWith("accounts.unknown_account");
    }

    [Theory]
    [InlineData("gold", "EUR", "accounts.unknown_product")]
    [InlineData("current", "eur", "accounts.currency_unknown")]
    public async Task What_the_bank_does_not_offer_cannot_be_applied_for(string product, string currency, string code)
    {
        var holder = await bank.APersonAsync();

        (await bank.SendAsync(new ApplyForAccount(Guid.CreateVersion7(), holder.PartyId, product, currency))).ShouldFailWith(code);
    }

    /// <summary>One approves, one refuses, at the same moment: one of them decides, the other is told.</summary>
    [Fact]
    public async Task Two_decisions_at_once_leave_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var holder = await bank.APersonAsync();
            var id = (await bank.SendAsync(
                new ApplyForAccount(Guid.CreateVersion7(), holder.PartyId, "current", "EUR"))).EnsureSuccess().AccountId;

            var decided = await Task.WhenAll(
                HasDecidedAsync(id, ApplicationStatus.Approved), HasDecidedAsync(id, ApplicationStatus.Refused));

            decided.Count(won => won).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Activated_at_the_same_moment_there_is_one_account()
    {
        var holder = await bank.APersonAsync();
        var id = (await bank.SendAsync(
            new ApplyForAccount(Guid.CreateVersion7(), holder.PartyId, "current", "EUR"))).EnsureSuccess().AccountId;
        (await bank.SendAsync(new DecideApplication(id, ApplicationStatus.Approved, "In order"))).EnsureSuccess();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await bank.SendAsync(new ActivateAccount(id));
            }
            catch (DbUpdateException)
            {
                // Over HTTP this is a conflict that the client reads and retries.
            }
        }));

        var held = (await bank.SendAsync(new ListAccounts(holder.PartyId, After: null, 10))).EnsureSuccess();
        (await bank.SendAsync(new ActivateAccount(id))).EnsureSuccess().Identifier.ShouldBe(held.ShouldHaveSingleItem().Identifier);
    }

    private async Task<bool> HasDecidedAsync(Guid id, ApplicationStatus decision)
    {
        try
        {
            return (await bank.SendAsync(new DecideApplication(id, decision, "At once"))).IsSuccess;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<string> AProductForTwoAsync()
    {
        var code = $"careful-{Guid.CreateVersion7():N}"[..30];
        (await bank.SendAsync(new AddProduct(code, ProductKind.Current, new ProductTerms("For two", NeedsTwoToOpen: true)))).EnsureSuccess();
        return code;
    }

    private async Task<Guid> ApplyAsync(HttpClient clerk, string product, Guid? holder = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/v1/accounts/applications");
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        var holderPartyId = holder ?? (await bank.APersonAsync()).PartyId;
        request.Content = JsonContent.Create(new { holderPartyId, productCode = product, currencyCode = "EUR" });
        return (await (await clerk.SendAsync(request)).ShouldBeJsonAsync(201)).GetProperty("accountId").GetGuid();
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient clerk, Guid id, string decision) =>
        clerk.PostAsJsonAsync($"/staff/v1/accounts/{id}/{decision}", new { reason = "Looked at" });

    private static async Task<List<Guid>> WaitingAsync(HttpClient clerk)
    {
        var page = await clerk.GetFromJsonAsync<JsonElement>("/staff/v1/accounts/applications?status=applied&limit=200");
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("accountId").GetGuid())];
    }
}
