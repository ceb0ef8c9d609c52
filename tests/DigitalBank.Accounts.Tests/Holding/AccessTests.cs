using System.Text;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Holding;

public class AccessTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Theory]
    [InlineData("")]
    [InlineData("/balance")]
    [InlineData("/holds")]
    [InlineData("/transactions")]
    [InlineData("/transactions/1/receipt")]
    [InlineData("/statement?from=2026-11-01&to=2026-11-30&format=csv")]
    public async Task Somebody_elses_account_does_not_exist(string path)
    {
        var (mine, theirs) = (await bank.APersonAsync(), await bank.APersonAsync());
        var account = await bank.AnAccountAsync(holder: theirs.PartyId);
        var me = await bank.CustomerAsync(mine.PartyId);

        var response = await me.GetAsync($"/api/v1/accounts/{account.AccountId}{path}");

        await response.ShouldBeProblemAsync(404, "accounts.unknown_account");
    }

    [Fact]
    public async Task A_customer_sees_the_own_accounts_and_what_was_booked_on_them()
    {
        var holder = await bank.APersonAsync();
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        await bank.AnAccountAsync();
        await bank.CreditAsync(account, "10.00");
        await bank.CreditAsync(account, "5.00");
        await bank.DebitAsync(account, "1.50");
        var customer = await bank.CustomerAsync(holder.PartyId);

        var accounts = await (await customer.GetAsync("/api/v1/accounts")).ShouldBeJsonAsync();
        accounts.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("accountId").GetGuid().ShouldBe(account.AccountId);

        var balance = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/balance")).ShouldBeJsonAsync();
        balance.GetProperty("bookedBalance").GetProperty("amount").GetString().ShouldBe("13.50");
        balance.GetProperty("availableBalance").GetProperty("amount").GetString().ShouldBe("13.50");

        var first = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/transactions?limit=2")).ShouldBeJsonAsync();
        first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("amount").GetProperty("amount").GetString()).ShouldBe(["1.50", "5.00"]);
        var next = first.GetProperty("next").GetString();
        var second = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/transactions?limit=2&after={next}")).ShouldBeJsonAsync();
        second.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("balanceAfter").GetProperty("amount").GetString().ShouldBe("10.00");
        second.GetProperty("next").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task A_customer_sees_what_is_set_aside_and_what_is_left_to_spend()
    {
        var holder = await bank.APersonAsync();
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        await bank.CreditAsync(account, "10.00");
        var hold = (await bank.SendAsync(new PlaceHold(
            Guid.CreateVersion7(), account.LedgerAccountId, Money.Of("4.00", "EUR"), "test", "T-1", "card-authorisation", ExpiresAt: null)))
            .EnsureSuccess();
        var customer = await bank.CustomerAsync(holder.PartyId);

        var balance = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/balance")).ShouldBeJsonAsync();
        var holds = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/holds")).ShouldBeJsonAsync();

        balance.GetProperty("bookedBalance").GetProperty("amount").GetString().ShouldBe("10.00");
        balance.GetProperty("held").GetProperty("amount").GetString().ShouldBe("4.00");
        balance.GetProperty("availableBalance").GetProperty("amount").GetString().ShouldBe("6.00");
        holds.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("holdId").GetGuid().ShouldBe(hold.HoldId);
    }

    [Fact]
    public async Task A_customer_gets_receipts_for_the_own_entries_only()
    {
        var holder = await bank.APersonAsync();
        var (account, other) = (await bank.AnAccountAsync(holder: holder.PartyId), await bank.AnAccountAsync());
        await bank.CreditAsync(account, "10.00");
        await bank.CreditAsync(other, "5.00");
        await bank.SealAsync();
        var customer = await bank.CustomerAsync(holder.PartyId);
        var page = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/transactions")).ShouldBeJsonAsync();
        var entry = long.Parse(page.GetProperty("items")[0].GetProperty("reference").GetString()!.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);

        var receipt = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/transactions/{entry}/receipt")).ShouldBeJsonAsync();
        receipt.GetProperty("entry").GetProperty("entryId").GetInt64().ShouldBe(entry);

        var foreign = await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/transactions/{entry + 1}/receipt");
        await foreign.ShouldBeProblemAsync(404, "ledger.unknown_entry");
    }

    [Fact]
    public async Task A_customer_opens_no_accounts_and_sees_no_staff_pages()
    {
        var customer = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);

        (await customer.GetAsync("/staff/v1/accounts")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await customer.PostAsync("/staff/v1/accounts/import", new StringContent("", Encoding.UTF8, "text/csv"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Staff_go_through_all_accounts_page_by_page()
    {
        for (var i = 0; i < 5; i++)
        {
            await bank.AnAccountAsync();
        }

        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await (await clerk.GetAsync($"/staff/v1/accounts?limit=2&after={after}")).ShouldBeJsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("accountId").GetGuid()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.Count.ShouldBeGreaterThanOrEqualTo(5);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Fact]
    public async Task Staff_upload_a_file_and_read_what_was_rejected()
    {
        var operations = await bank.StaffAsync(RoleNames.Operations);
        var number = bank.ANumber();
        using var file = new StringContent(
            $"{AccountsBank.Header}\n{number},EUR,current,Ada,person,DE,,,1.00,,\n{number},XXX,current,Ada,person,DE,,,1.00,,\n",
            Encoding.UTF8,
            "text/csv");

        var answer = await (await operations.PostAsync("/staff/v1/accounts/import?expectCount=2&expectTotal=EUR%3D1.00", file)).ShouldBeJsonAsync();

        answer.GetProperty("report").GetProperty("accepted").GetInt64().ShouldBe(1);
        var reject = answer.GetProperty("rejects").EnumerateArray().ShouldHaveSingleItem();
        reject.GetProperty("line").GetInt64().ShouldBe(3);
        reject.GetProperty("code").GetString().ShouldBe("accounts.import.currency_unknown");
        (await bank.BalanceOfAsync(await bank.FindAsync(number))).ShouldBe("1.00 EUR");
    }

    [Theory]
    [InlineData("from=2026-11-30&to=2026-11-01&format=csv", "accounts.period_invalid")]
    [InlineData("from=2020-01-01&to=2026-11-01&format=csv", "accounts.period_invalid")]
    [InlineData("from=2026-11-01&to=2026-11-30&format=docx", "accounts.statement_format_unknown")]
    public async Task A_statement_needs_a_period_and_a_format(string query, string code)
    {
        var holder = await bank.APersonAsync();
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        var customer = await bank.CustomerAsync(holder.PartyId);

        await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/statement?{query}")).ShouldBeProblemAsync(400, code);
    }
}
