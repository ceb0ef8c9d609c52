using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Mandates;

public class MandateTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task Somebody_with_a_mandate_sees_the_account_and_pays_up_to_the_limit()
    {
        var (account, agent) = (await bank.AnAccountAsync(), await bank.APersonAsync());
        (await AuthoriseAsync(account, agent.PartyId, "1.00")).ShouldBe("accounts.unknown_account");

        await GrantAsync(account, agent.PartyId, limit: "50.00");

        (await AuthoriseAsync(account, agent.PartyId, "50.00")).ShouldBeNull();
        (await AuthoriseAsync(account, agent.PartyId, "50.01")).ShouldBe("accounts.mandate_limit_exceeded");
        (await SeenByAsync(agent.PartyId)).ShouldBe([account.AccountId]);
    }

    [Fact]
    public async Task A_mandate_to_see_lets_see_balance_and_transactions_and_not_pay()
    {
        var (account, adviser) = (await bank.AnAccountAsync(), await bank.APersonAsync());
        await GrantAsync(account, adviser.PartyId, mayPay: false);
        var customer = await bank.CustomerAsync(adviser.PartyId);

        foreach (var path in new[] { "", "/balance", "/transactions", "/holds", "/holders", "/mandates" })
        {
            await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}{path}")).ShouldBeJsonAsync();
        }

        (await AuthoriseAsync(account, adviser.PartyId, "0.01")).ShouldBe("accounts.mandate_missing");
    }

    [Fact]
    public async Task A_mandate_holds_from_its_first_to_its_last_day_and_until_it_is_revoked()
    {
        var (account, agent, later) = (await bank.AnAccountAsync(), await bank.APersonAsync(), await bank.APersonAsync());
        var today = await bank.TodayAsync();
        var mandate = await GrantAsync(account, agent.PartyId, until: today);
        await GrantAsync(account, later.PartyId, from: today.AddDays(1));

        (await AuthoriseAsync(account, agent.PartyId, "1.00")).ShouldBeNull();
        (await AuthoriseAsync(account, later.PartyId, "1.00")).ShouldBe("accounts.unknown_account");

        (await bank.SendAsync(new RevokeMandate(account.AccountId, mandate.MandateId, "Fell out"))).EnsureSuccess();
        (await AuthoriseAsync(account, agent.PartyId, "1.00")).ShouldBe("accounts.unknown_account");
        (await SeenByAsync(agent.PartyId)).ShouldBeEmpty();
        (await bank.SendAsync(new RevokeMandate(account.AccountId, Guid.CreateVersion7(), "None")))
            .ShouldFailWith("accounts.unknown_mandate");
    }

    [Fact]
    public async Task After_a_merge_the_survivor_holds_and_may_do_what_both_did()
    {
        var (survivor, absorbed, other) = (await bank.APersonAsync(), await bank.APersonAsync(), await bank.APersonAsync());
        var (ofOther, ofSurvivor) = (await bank.AnAccountAsync(holder: other.PartyId), await bank.AnAccountAsync(holder: survivor.PartyId));
        var (shared, entrusted) = (await bank.AnAccountAsync(holder: absorbed.PartyId), await bank.AnAccountAsync());
        (await AddAsync(ofOther, survivor.PartyId, 20)).EnsureSuccess();
        (await AddAsync(ofOther, absorbed.PartyId, 30)).EnsureSuccess();
        (await AddAsync(ofSurvivor, absorbed.PartyId, 30)).EnsureSuccess();
        (await AddAsync(shared, survivor.PartyId, 30)).EnsureSuccess();
        await GrantAsync(entrusted, absorbed.PartyId, limit: "50.00");

        var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        using var merged = await supervisor.PostAsJsonAsync(
            $"/staff/v1/customers/{survivor.PartyId}/merges", new { absorbedPartyId = absorbed.PartyId, reason = "The same passport" });
        await merged.ShouldBeJsonAsync();
        await bank.Services.GetRequiredService<OutboxDelivery>().DeliverWaitingAsync(CancellationToken.None);

        (await HoldersOfAsync(ofOther)).ShouldBe([new(other.PartyId, 50), new(survivor.PartyId, 50)]);
        (await HoldersOfAsync(ofSurvivor)).ShouldBe([new(survivor.PartyId, 100)]);
        (await HoldersOfAsync(shared)).ShouldBe([new(survivor.PartyId, 100)]);
        (await AuthoriseAsync(entrusted, survivor.PartyId, "50.00")).ShouldBeNull();
        (await SeenByAsync(absorbed.PartyId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Joint_holders_pay_each_alone_or_all_together()
    {
        var (first, second) = (await bank.APersonAsync(), await bank.APersonAsync());
        var account = await bank.AnAccountAsync(holder: first.PartyId);
        await SetSigningAsync(account, SigningRule.AllTogether);
        (await AuthoriseAsync(account, first.PartyId, "1.00")).ShouldBeNull("nobody else has to sign");

        var holders = (await AddAsync(account, second.PartyId, 40)).EnsureSuccess();

        holders.Holders.ShouldBe([new(first.PartyId, 60), new(second.PartyId, 40)]);
        (await AuthoriseAsync(account, first.PartyId, "1.00")).ShouldBe("accounts.joint_signature_needed");
        (await AuthoriseAsync(account, second.PartyId, "1.00")).ShouldBe("accounts.joint_signature_needed");
        await SetSigningAsync(account, SigningRule.AnyOne);
        (await AuthoriseAsync(account, second.PartyId, "1.00")).ShouldBeNull();
        (await SeenByAsync(second.PartyId)).ShouldBe([account.AccountId]);

        (await bank.SendAsync(new RemoveJointHolder(account.AccountId, second.PartyId, "Divorce"))).EnsureSuccess();
        (await AuthoriseAsync(account, second.PartyId, "1.00")).ShouldBe("accounts.unknown_account");
    }

    [Fact]
    public async Task Shares_of_holders_leave_something_for_the_first()
    {
        var account = await bank.AnAccountAsync();
        var (second, third) = (await bank.APersonAsync(), await bank.APersonAsync());

        (await AddAsync(account, second.PartyId, 100)).ShouldFailWith("accounts.holder_share_invalid");
        (await AddAsync(account, second.PartyId, 0)).ShouldFailWith("accounts.holder_share_invalid");
        (await AddAsync(account, second.PartyId, 33.33333m)).ShouldFailWith("accounts.holder_share_invalid");
        (await AddAsync(account, second.PartyId, 60)).EnsureSuccess();
        (await AddAsync(account, third.PartyId, 40)).ShouldFailWith("accounts.holder_share_invalid");
        (await AddAsync(account, second.PartyId, 10)).ShouldFailWith("accounts.already_holder");
        (await AddAsync(account, Guid.CreateVersion7(), 10)).ShouldFailWith("accounts.unknown_party");
        (await bank.SendAsync(new RemoveJointHolder(account.AccountId, account.HolderPartyId, "No")))
            .ShouldFailWith("accounts.not_joint_holder");
    }

    /// <summary>Each would be right alone; together they would give away more than there is.</summary>
    [Fact]
    public async Task Two_holders_added_at_once_never_have_more_than_all()
    {
        var account = await bank.AnAccountAsync();
        var parties = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bank.APersonAsync()));

        await Task.WhenAll(parties.Select(async party =>
        {
            try
            {
                await AddAsync(account, party.PartyId, 60);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Over HTTP this is a conflict that the client reads and retries.
            }
        }));

        var holders = (await bank.SendAsync(new GetHolders(account.AccountId, VisibleTo: null))).EnsureSuccess();
        holders.Holders.Select(holder => holder.SharePercent).ShouldBe([40m, 60m]);
    }

    [Fact]
    public async Task A_mandate_that_makes_no_sense_is_refused()
    {
        var (account, agent) = (await bank.AnAccountAsync(), await bank.APersonAsync());
        var today = await bank.TodayAsync();
        var order = new GrantMandate(
            Guid.CreateVersion7(), account.AccountId, agent.PartyId, MayPay: true, null, FromDate: null, UntilDate: null, "Test");

        foreach (var senseless in new[]
        {
            order with { FromDate = today.AddDays(-1) },
            order with { FromDate = today.AddDays(2), UntilDate = today.AddDays(1) },
            order with { PaymentLimit = Money.Of("0.00", "EUR") },
            order with { PaymentLimit = Money.Of("1.00", "USD") },
            order with { PaymentLimit = Money.Of("1.00", "EUR"), MayPay = false },
        })
        {
            (await bank.SendAsync(senseless with { IdempotencyKey = Guid.CreateVersion7() })).ShouldFailWith("accounts.mandate_terms_invalid");
        }
    }

    [Fact]
    public async Task Staff_grant_a_mandate_once_and_customers_read_it()
    {
        var (holder, agent) = (await bank.APersonAsync(), await bank.APersonAsync());
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var key = Guid.CreateVersion7().ToString();

        for (var twice = 0; twice < 2; twice++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/staff/v1/accounts/{account.AccountId}/mandates");
            request.Headers.Add("Idempotency-Key", key);
            request.Content = JsonContent.Create(new { partyId = agent.PartyId, mayPay = true, reason = "Power of attorney" });
            await (await clerk.SendAsync(request)).ShouldBeJsonAsync(201);
        }

        var customer = await bank.CustomerAsync(holder.PartyId);
        var page = await customer.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/{account.AccountId}/mandates");
        page.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("partyId").GetGuid().ShouldBe(agent.PartyId);
        var stranger = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);
        await (await stranger.GetAsync($"/api/v1/accounts/{account.AccountId}/mandates"))
            .ShouldBeProblemAsync(404, "accounts.unknown_account");
    }

    private async Task<MandateView> GrantAsync(
        AccountView account, Guid partyId, bool mayPay = true, string? limit = null, DateOnly? from = null, DateOnly? until = null) =>
        (await bank.SendAsync(new GrantMandate(
            Guid.CreateVersion7(),
            account.AccountId,
            partyId,
            mayPay,
            limit is null ? null : Money.Of(limit, account.CurrencyCode),
            from,
            until,
            "Power of attorney"))).EnsureSuccess();

    private Task<SharedKernel.Results.Result<HoldersView>> AddAsync(AccountView account, Guid partyId, decimal share) =>
        bank.SendAsync(new AddJointHolder(account.AccountId, partyId, share, "Marriage"));

    private async Task<IReadOnlyList<HolderView>> HoldersOfAsync(AccountView account) =>
        (await bank.SendAsync(new GetHolders(account.AccountId, VisibleTo: null))).EnsureSuccess().Holders;

    private async Task SetSigningAsync(AccountView account, SigningRule rule) =>
        (await bank.SendAsync(new SetSigningRule(account.AccountId, rule, "As agreed"))).EnsureSuccess();

    /// <returns>The code of the refusal; null where the person may pay.</returns>
    private async Task<string?> AuthoriseAsync(AccountView account, Guid partyId, string amount)
    {
        var authority = await bank.SendAsync(new AuthorisePayment(account.AccountId, partyId, Money.Of(amount, account.CurrencyCode)));
        return authority.IsSuccess ? authority.Value.Refusal?.Code : authority.Failure.Code;
    }

    private async Task<IEnumerable<Guid>> SeenByAsync(Guid partyId)
    {
        var customer = await bank.CustomerAsync(partyId);
        var page = await customer.GetFromJsonAsync<JsonElement>("/api/v1/accounts");
        return page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("accountId").GetGuid()).ToList();
    }
}
