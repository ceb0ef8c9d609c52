using System.Net.Http.Json;
using System.Text;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Numbering;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Holding;

public class OpenAccountTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task An_account_has_an_IBAN_of_the_bank_and_a_place_in_the_ledger()
    {
        var holder = await bank.APersonAsync("Grace", "Hopper");

        var account = await bank.AnAccountAsync("EUR", "savings", holder.PartyId);

        Iban.TryParse(account.Identifier, out var iban).ShouldBeTrue();
        iban!.Bban.ShouldStartWith("99900099");
        account.HolderName.ShouldBe("Grace Hopper");
        account.OpenedOn.ShouldBe(await bank.TodayAsync());
        var side = (await bank.SendAsync(new FindLedgerAccount(account.Identifier, "EUR"))).EnsureSuccess();
        side.LedgerAccountId.ShouldBe(account.LedgerAccountId);
        side.MinimumBalance.ShouldBe(0);
        side.Name.ShouldBe("Savings account");
    }

    [Fact]
    public async Task Many_at_once_get_a_number_each()
    {
        var holder = await bank.APersonAsync();

        var accounts = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => bank.AnAccountAsync(holder: holder.PartyId)));

        accounts.Select(account => account.Identifier).Distinct().Count().ShouldBe(120);
    }

    [Fact]
    public async Task Two_processes_never_give_out_the_same_number()
    {
        var issuers = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<AccountNumberIssuer>(bank.Services)).ToList();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => issuers[i % 4].IssueAsync(CancellationToken.None)));

        numbers.Select(number => number.EnsureSuccess().ToString()).Distinct().Count().ShouldBe(400);
    }

    [Fact]
    public async Task The_same_request_again_opens_nothing_new()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var holder = await bank.APersonAsync();
        var key = Guid.CreateVersion7().ToString();

        var first = await (await OpenAsync(clerk, holder.PartyId, key)).ShouldBeJsonAsync(201);
        var again = await OpenAsync(clerk, holder.PartyId, key);

        (await again.ShouldBeJsonAsync(201)).GetProperty("accountId").GetGuid().ShouldBe(first.GetProperty("accountId").GetGuid());
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
    }

    [Fact]
    public async Task After_a_crash_before_the_ledger_answered_the_same_request_finds_its_number_again()
    {
        var holder = await bank.APersonAsync();
        var command = new OpenAccount(Guid.CreateVersion7(), holder.PartyId, "current", "EUR");
        var intended = await IntendAsync(command);
        (await bank.SendAsync(new GetAccount(intended.Id))).ShouldFailWith("accounts.unknown_account");

        var opened = (await bank.SendAsync(command)).EnsureSuccess();

        opened.Identifier.ShouldBe(intended.Identifier);
        (await bank.SendAsync(command)).IsReplay.ShouldBeTrue();
    }

    [Fact]
    public async Task What_nobody_asks_for_again_is_finished_by_the_job()
    {
        var holder = await bank.APersonAsync();
        var intended = await IntendAsync(new OpenAccount(Guid.CreateVersion7(), holder.PartyId, "current", "EUR"));
        await using var scope = bank.Services.CreateAsyncScope();

        var report = await ActivatorUtilities.CreateInstance<FinishAccountChanges>(scope.ServiceProvider).RunAsync(CancellationToken.None);

        report.Failed.ShouldBe(0);
        (await bank.SendAsync(new GetAccount(intended.Id))).EnsureSuccess().Identifier.ShouldBe(intended.Identifier);
    }

    [Theory]
    [InlineData("gold", "EUR", "accounts.unknown_product")]
    [InlineData("current", "eur", "accounts.currency_unknown")]
    [InlineData("", "EUR", "accounts.product_missing")]
    public async Task What_the_bank_does_not_offer_is_refused(string product, string currency, string code)
    {
        var holder = await bank.APersonAsync();

        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), holder.PartyId, product, currency))).ShouldFailWith(code);
    }

    [Fact]
    public async Task Nobody_holds_no_account() =>
        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), Guid.CreateVersion7(), "current", "EUR")))
            .ShouldFailWith("accounts.unknown_holder");

    [Fact]
    public async Task A_new_name_of_the_holder_reaches_the_accounts()
    {
        var holder = await bank.APersonAsync("Ada", "Byron");
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        (await bank.SendAsync(new RenameParty(holder.PartyId, "Ada Lovelace", "Marriage"))).EnsureSuccess();

        await bank.Services.GetRequiredService<OutboxDelivery>().DeliverWaitingAsync(CancellationToken.None);

        (await bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().HolderName.ShouldBe("Ada Lovelace");
    }

    [Fact]
    public async Task After_a_merge_the_accounts_are_the_survivors()
    {
        var (survivor, absorbed) = (await bank.APersonAsync("Grace", "Hopper"), await bank.APersonAsync("Grace B.", "Hopper"));
        var account = await bank.AnAccountAsync(holder: absorbed.PartyId);
        var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        using var merged = await supervisor.PostAsJsonAsync(
            $"/staff/v1/customers/{survivor.PartyId}/merges", new { absorbedPartyId = absorbed.PartyId, reason = "The same passport" });
        await merged.ShouldBeJsonAsync();

        await bank.Services.GetRequiredService<OutboxDelivery>().DeliverWaitingAsync(CancellationToken.None);

        var moved = (await bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess();
        (moved.HolderPartyId, moved.HolderName).ShouldBe((survivor.PartyId, "Grace Hopper"));
        (await bank.SendAsync(new ListAccounts(absorbed.PartyId, null, 10))).EnsureSuccess().ShouldBeEmpty();
        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), absorbed.PartyId, "current", "EUR"))).ShouldFailWith("accounts.holder_merged");
    }

    [Fact]
    public async Task Whose_account_it_is_stands_in_the_database_for_nobody_to_read()
    {
        var holder = await bank.APersonAsync("Hedwig", "Kiesler");
        var key = Guid.CreateVersion7();
        var account = (await bank.SendAsync(new OpenAccount(key, holder.PartyId, "current", "EUR"))).EnsureSuccess();
        (await bank.SendAsync(new RenameParty(holder.PartyId, "Hedy Lamarr", "Stage name"))).EnsureSuccess();

        await using var scope = bank.Services.CreateAsyncScope();
        var sealedName = await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Accounts
            .Where(a => a.Id == account.AccountId).Select(a => EF.Property<byte[]>(a, "HolderNameSealed")).SingleAsync();
        var platform = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var texts = await platform.Outbox.Select(message => message.Payload)
            .Concat(platform.IdempotencyKeys.Select(record => record.Answer)).ToListAsync();

        Encoding.UTF8.GetString(sealedName).ShouldNotContain("Kiesler");
        texts.ShouldNotContain(text => text.Contains("Kiesler", StringComparison.Ordinal) || text.Contains("Lamarr", StringComparison.Ordinal));
        (await bank.SendAsync(new OpenAccount(key, holder.PartyId, "current", "EUR"))).EnsureSuccess().HolderName
            .ShouldBe("Hedwig Kiesler", "the first answer is given again");
    }

    [Fact]
    public async Task Accounts_are_found_however_their_number_is_written()
    {
        var account = await bank.AnAccountAsync();
        var printed = Iban.Parse(account.Identifier).ToPrintFormat();

        var found = (await bank.SendAsync(new FindAccounts([printed, account.Identifier.ToLowerInvariant(), "nobody's"]))).EnsureSuccess();

        found.Keys.ShouldBe([printed, account.Identifier.ToLowerInvariant()], ignoreOrder: true);
        found[printed].ShouldHaveSingleItem().AccountId.ShouldBe(account.AccountId);
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient clerk, Guid holder, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/v1/accounts");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(new { holderPartyId = holder, productCode = "current", currencyCode = "EUR" });
        return await clerk.SendAsync(request);
    }

    /// <summary>What is left when the process dies between the saved intent and the ledger.</summary>
    private async Task<Account> IntendAsync(OpenAccount command)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var iban = (await bank.Services.GetRequiredService<AccountNumberIssuer>().IssueAsync(CancellationToken.None)).EnsureSuccess();
        var key = DerivedKey.Of("open", "system", command.IdempotencyKey.ToString());
        var account = Account.Open(command, key, Guid.CreateVersion7(), iban, "Ada Lovelace", await bank.TodayAsync());
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        return account;
    }
}
