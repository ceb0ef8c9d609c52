using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Chart;

public sealed class ChartTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_a_new_bank_Then_the_header_accounts_are_there_and_a_restart_adds_none()
    {
        var before = await ChartAsync();
        before.Where(account => account.IsHeader).Select(account => account.Code).ShouldBe(
            ["1000", "1100", "2000", "2100", "2500", "2600", "2700", "3000", "3900", "4000", "5000"]);

        await bank.RestartAsync();

        (await ChartAsync()).Count(account => account.IsHeader).ShouldBe(11);
    }

    [Fact]
    public async Task Given_an_account_opened_twice_Then_both_answers_are_the_same_account()
    {
        var command = new OpenLedgerAccount("TWICE", "Opened twice", LedgerChart.CustomerDeposits, "EUR", 0);
        var first = (await bank.SendAsync(command)).EnsureSuccess();

        (await bank.SendAsync(command with { Name = "Another name" })).EnsureSuccess().ShouldBe(first);
        first.Class.ShouldBe(AccountClass.Liability);
        (await bank.SendAsync(command with { CurrencyCode = "USD" })).EnsureSuccess().LedgerAccountId.ShouldNotBe(first.LedgerAccountId);
        (await bank.SendAsync(new FindLedgerAccount("TWICE", "EUR"))).EnsureSuccess().ShouldBe(first);
    }

    [Fact]
    public async Task Given_one_account_opened_many_times_at_once_Then_there_is_one()
    {
        var command = new OpenLedgerAccount("RACE", "Raced for", LedgerChart.CustomerDeposits, "EUR", 0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bank.SendAsync(command)));

        answers.Select(answer => answer.EnsureSuccess().LedgerAccountId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Given_many_accounts_Then_they_are_opened_in_one_transaction_in_the_order_asked_for()
    {
        var commands = Enumerable.Range(0, 1_200)
            .Select(i => new OpenLedgerAccount($"M{1_200 - i:D5}", "Of many", LedgerChart.CustomerDeposits, "EUR", 0))
            .ToList();

        var opened = (await bank.SendAsync(new OpenLedgerAccounts(commands))).EnsureSuccess();

        opened.Select(account => account.Code).ShouldBe(commands.Select(command => command.Code));
        commands.Add(commands[0] with { Code = "LAST", ParentCode = "no such header" });
        (await bank.SendAsync(new OpenLedgerAccounts(commands))).ShouldFailWith("ledger.unknown_parent");
    }

    [Theory]
    [InlineData("", "Name", LedgerChart.Assets, "EUR", "ledger.account_invalid")]
    [InlineData("C1", "", LedgerChart.Assets, "EUR", "ledger.account_invalid")]
    [InlineData("C1", "Name", LedgerChart.Assets, "EUX", "ledger.unknown_currency")]
    [InlineData("C1", "Name", "9999", "EUR", "ledger.unknown_parent")]
    public async Task Given_a_malformed_account_Then_it_is_refused(string code, string name, string parent, string currency, string failure) =>
        (await bank.SendAsync(new OpenLedgerAccount(code, name, parent, currency, 0))).ShouldFailWith(failure);

    [Fact]
    public async Task Given_an_account_with_money_Then_it_can_be_closed_once_it_is_empty_and_stays_closed()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();
        (await SetAsync(customer, LedgerAccountStatus.Closed)).ShouldFailWith("ledger.balance_not_zero");
        (await bank.PostAsync(customer, cash, "1.00")).EnsureSuccess();

        (await SetAsync(customer, LedgerAccountStatus.Closed)).EnsureSuccess().Status.ShouldBe(LedgerAccountStatus.Closed);

        (await bank.PostAsync(cash, customer, "1.00")).ShouldFailWith("ledger.account_closed");
        (await SetAsync(customer, LedgerAccountStatus.Open)).ShouldFailWith("ledger.account_closed");
    }

    [Fact]
    public async Task Given_a_blocked_side_Then_the_other_side_still_works()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, customer, "5.00")).EnsureSuccess();

        (await SetAsync(customer, LedgerAccountStatus.DebitsBlocked)).EnsureSuccess();
        (await bank.PostAsync(customer, cash, "1.00")).ShouldFailWith("ledger.account_blocked");
        (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();

        (await SetAsync(customer, LedgerAccountStatus.CreditsBlocked)).EnsureSuccess();
        (await bank.PostAsync(cash, customer, "1.00")).ShouldFailWith("ledger.account_blocked");
        (await bank.PostAsync(customer, cash, "1.00")).EnsureSuccess();

        (await SetAsync(customer, LedgerAccountStatus.Open)).EnsureSuccess();
        (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();
    }

    private Task<SharedKernel.Results.Result<LedgerAccountView>> SetAsync(LedgerAccountView account, LedgerAccountStatus status) =>
        bank.SendAsync(new SetLedgerAccountStatus(account.LedgerAccountId, status));

    private async Task<List<LedgerAccountView>> ChartAsync()
    {
        var all = new List<LedgerAccountView>();
        IReadOnlyList<LedgerAccountView> page;
        do
        {
            page = (await bank.SendAsync(new ListLedgerAccounts(all.Count == 0 ? 0 : all[^1].LedgerAccountId, 500))).EnsureSuccess();
            all.AddRange(page);
        }
        while (page.Count == 500);

        all.Select(account => account.LedgerAccountId).ShouldBeUnique();
        return all;
    }
}
