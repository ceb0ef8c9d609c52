using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Chart;

public sealed class ArrangeChartTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_a_header_below_another_Then_it_has_its_class_and_takes_accounts()
    {
        var header = (await bank.SendAsync(new OpenHeaderAccount("5200", "Premises", LedgerChart.Expense))).EnsureSuccess();

        header.Class.ShouldBe(AccountClass.Expense);
        header.IsHeader.ShouldBeTrue();
        (await bank.SendAsync(new OpenHeaderAccount("5200", "Other name", LedgerChart.Expense))).EnsureSuccess().ShouldBe(header);
        (await bank.AnAccountAsync("5200", "EUR", minimum: null)).Class.ShouldBe(AccountClass.Expense);
    }

    [Fact]
    public async Task Given_the_code_of_a_detail_account_Then_no_header_takes_it()
    {
        var account = await bank.ABankAccountAsync();

        (await bank.SendAsync(new OpenHeaderAccount(account.Code, "Header", LedgerChart.Assets))).ShouldFailWith("ledger.code_taken");
        (await bank.SendAsync(new OpenHeaderAccount("H1", "Header", account.Code))).ShouldFailWith("ledger.unknown_parent");
        (await bank.SendAsync(new OpenHeaderAccount("", "Header", LedgerChart.Assets))).ShouldFailWith("ledger.account_invalid");
    }

    [Fact]
    public async Task Given_an_account_that_has_been_booked_Then_it_is_neither_deleted_nor_moved_to_another_class()
    {
        var cash = await bank.AnAccountAsync(LedgerChart.Assets, "EUR", minimum: null, manual: true);
        (await bank.PostAsync(cash, await bank.ACustomerAccountAsync(), "1.00")).EnsureSuccess();

        (await DeleteAsync(cash)).ShouldFailWith("ledger.account_used");
        (await bank.SendAsync(new MoveLedgerAccount(cash.LedgerAccountId, LedgerChart.Liabilities))).ShouldFailWith("ledger.class_fixed");
        (await bank.SendAsync(new MoveLedgerAccount(cash.LedgerAccountId, LedgerChart.Nostro))).EnsureSuccess().ParentCode.ShouldBe(LedgerChart.Nostro);
    }

    [Fact]
    public async Task Given_an_account_opened_by_mistake_Then_it_is_deleted_and_no_entry_finds_it()
    {
        var mistake = await bank.AnAccountAsync(LedgerChart.Assets, "EUR", minimum: null, manual: true);

        (await DeleteAsync(mistake)).EnsureSuccess();

        (await DeleteAsync(mistake)).ShouldFailWith("ledger.unknown_account");
        (await bank.PostAsync(mistake, await bank.ACustomerAccountAsync(), "1.00")).ShouldFailWith("ledger.unknown_account");
    }

    [Fact]
    public async Task Given_accounts_that_others_rely_on_Then_they_stay()
    {
        var header = (await bank.SendAsync(new OpenHeaderAccount("5300", "Staff", LedgerChart.Expense))).EnsureSuccess();
        await bank.AnAccountAsync("5300", "EUR", minimum: null);

        (await DeleteAsync(header)).ShouldFailWith("ledger.account_used");
        (await DeleteAsync(await bank.ACustomerAccountAsync())).ShouldFailWith("ledger.account_of_the_bank");
        var root = (await bank.SendAsync(new ListLedgerAccounts(0, 1))).EnsureSuccess().Single();
        (await DeleteAsync(root)).ShouldFailWith("ledger.account_of_the_bank");
    }

    [Fact]
    public async Task Given_a_customers_account_Then_the_flag_for_manual_posting_can_be_set_but_does_not_let_it_be_deleted()
    {
        var account = await bank.ACustomerAccountAsync();

        (await bank.SendAsync(new AllowManualPosting(account.LedgerAccountId, true))).EnsureSuccess().AllowsManualPosting.ShouldBeTrue();
        (await DeleteAsync(account)).ShouldFailWith("ledger.account_of_the_bank");
        (await bank.SendAsync(new AllowManualPosting(account.LedgerAccountId, false))).EnsureSuccess().AllowsManualPosting.ShouldBeFalse();
    }

    private Task<SharedKernel.Results.Result<SharedKernel.Results.Done>> DeleteAsync(LedgerAccountView account) =>
        bank.SendAsync(new DeleteLedgerAccount(account.LedgerAccountId));
}
