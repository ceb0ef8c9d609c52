using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Mapping;

public sealed class MappingTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    private static readonly DateOnly Today = LedgerBank.Today;

    [Fact]
    public async Task Given_a_new_version_Then_events_of_earlier_days_keep_their_accounts()
    {
        var (first, second) = (await AnIncomeAccountAsync(), await AnIncomeAccountAsync());
        await SetAsync("change", null, Today, first.Code);
        await SetAsync("change", null, Today.AddDays(7), second.Code);

        (await ResolveAsync("change", Today.AddDays(6))).CreditAccountId.ShouldBe(first.LedgerAccountId);
        (await ResolveAsync("change", Today.AddDays(7))).CreditAccountId.ShouldBe(second.LedgerAccountId);
        (await ResolveAsync("change", Today)).DebitAccountId.ShouldBeNull();
        (await bank.SendAsync(new ResolveMapping("savings", "change", "EUR", Today.AddDays(-1)))).ShouldFailWith("ledger.unknown_mapping");
    }

    [Fact]
    public async Task Given_a_version_in_force_Then_the_past_and_the_current_day_take_no_other()
    {
        var account = await AnIncomeAccountAsync();
        await SetAsync("past", null, Today, account.Code);

        (await bank.SendAsync(new SetMapping("savings", "past", null, Today, null, account.Code))).ShouldFailWith("ledger.mapping_in_the_past");
        (await bank.SendAsync(new SetMapping("savings", "other", null, Today.AddDays(-1), null, account.Code)))
            .ShouldFailWith("ledger.mapping_in_the_past");
    }

    [Fact]
    public async Task Given_a_version_that_is_not_in_force_yet_Then_another_for_the_same_day_replaces_it()
    {
        var (wrong, right) = (await AnIncomeAccountAsync(), await AnIncomeAccountAsync());
        await SetAsync("replace", null, Today.AddDays(1), wrong.Code);

        (await SetAsync("replace", null, Today.AddDays(1), right.Code)).Revision.ShouldBe(2);

        (await ResolveAsync("replace", Today.AddDays(1))).CreditAccountId.ShouldBe(right.LedgerAccountId);
    }

    [Fact]
    public async Task Given_a_mapping_for_a_currency_Then_it_comes_before_the_one_for_all()
    {
        var (all, yen) = (await AnIncomeAccountAsync(), await AnIncomeAccountAsync("JPY"));
        await SetAsync("currency", null, Today, all.Code);
        await SetAsync("currency", "JPY", Today, yen.Code);

        (await ResolveAsync("currency", Today)).CreditAccountId.ShouldBe(all.LedgerAccountId);
        (await bank.SendAsync(new ResolveMapping("savings", "currency", "JPY", Today))).EnsureSuccess().CreditAccountId.ShouldBe(yen.LedgerAccountId);
        (await bank.SendAsync(new ResolveMapping("savings", "currency", "USD", Today))).ShouldFailWith("ledger.mapping_account_unknown");
    }

    [Fact]
    public async Task Given_malformed_mappings_Then_they_are_refused()
    {
        var account = await AnIncomeAccountAsync();
        (await bank.SendAsync(new SetMapping("", "e", null, Today, null, account.Code))).ShouldFailWith("ledger.mapping_invalid");
        (await bank.SendAsync(new SetMapping("p", "e", null, Today, null, null))).ShouldFailWith("ledger.mapping_invalid");
        (await bank.SendAsync(new SetMapping("p", "e", "EUX", Today, null, account.Code))).ShouldFailWith("ledger.unknown_currency");
        (await bank.SendAsync(new SetMapping("p", "e", null, Today, LedgerChart.Income, null))).ShouldFailWith("ledger.mapping_account_unknown");
    }

    [Fact]
    public async Task Given_an_account_that_a_mapping_names_Then_it_cannot_be_deleted()
    {
        var account = await bank.AnAccountAsync(LedgerChart.Income, "EUR", minimum: null, manual: true);
        await SetAsync("delete", null, Today, account.Code);

        (await bank.SendAsync(new DeleteLedgerAccount(account.LedgerAccountId))).ShouldFailWith("ledger.account_used");
    }

    [Fact]
    public async Task Given_versions_Then_the_list_pages_through_them_newest_first()
    {
        var account = await AnIncomeAccountAsync();
        for (var day = 1; day <= 3; day++)
        {
            (await bank.SendAsync(new SetMapping("paged", "fee", null, Today.AddDays(day), account.Code, null))).EnsureSuccess();
            bank.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await bank.SendAsync(new ListMappings("paged", null, 2))).EnsureSuccess();
        var second = (await bank.SendAsync(new ListMappings("paged", first[^1].Id, 2))).EnsureSuccess();

        first.Concat(second).Select(version => version.ValidFrom).ShouldBe([Today.AddDays(3), Today.AddDays(2), Today.AddDays(1)]);
    }

    [Fact]
    public async Task Given_an_accounting_method_Then_it_holds_from_its_day_on()
    {
        (await bank.SendAsync(new SetAccountingMethod("loan", AccountingMethod.Cash, Today))).EnsureSuccess();
        (await bank.SendAsync(new SetAccountingMethod("loan", AccountingMethod.PeriodicAccrual, Today.AddDays(5)))).EnsureSuccess();

        (await MethodAsync(Today.AddDays(4))).ShouldBe(AccountingMethod.Cash);
        (await MethodAsync(Today.AddDays(5))).ShouldBe(AccountingMethod.PeriodicAccrual);
        (await bank.SendAsync(new SetAccountingMethod("loan", AccountingMethod.Cash, Today))).ShouldFailWith("ledger.mapping_in_the_past");
        (await bank.SendAsync(new SetAccountingMethod("loan", (AccountingMethod)9, Today))).ShouldFailWith("ledger.mapping_invalid");

        async Task<AccountingMethod> MethodAsync(DateOnly date) =>
            (await bank.SendAsync(new GetAccountingMethod("loan", date))).EnsureSuccess().Method;
    }

    private Task<LedgerAccountView> AnIncomeAccountAsync(string currency = "EUR") => bank.AnAccountAsync(LedgerChart.Income, currency, minimum: null);

    private async Task<MappingView> SetAsync(string eventCode, string? currency, DateOnly from, string credit) =>
        (await bank.SendAsync(new SetMapping("savings", eventCode, currency, from, null, credit))).EnsureSuccess();

    private async Task<ResolvedMapping> ResolveAsync(string eventCode, DateOnly date) =>
        (await bank.SendAsync(new ResolveMapping("savings", eventCode, "EUR", date))).EnsureSuccess();
}
