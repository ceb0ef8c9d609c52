using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Journal;

public sealed class PostJournalEntryTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_a_balanced_entry_Then_it_is_booked_and_both_balances_move()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();

        var receipt = (await bank.PostAsync(cash, customer, "100.00")).EnsureSuccess();

        (await bank.BalanceOfAsync(cash)).ShouldBe(Money.Of("100.00", "EUR"));
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("100.00", "EUR"));
        var entry = (await bank.SendAsync(new GetJournalEntry(receipt.EntryId))).EnsureSuccess();
        entry.IdempotencyKey.ShouldBe(receipt.IdempotencyKey);
        entry.RecordedAt.ShouldBe(bank.Clock.GetUtcNow());
        entry.Postings.ShouldBe([LedgerBank.Debit(cash, "100.00"), LedgerBank.Credit(customer, "100.00")]);
        (await bank.SendAsync(new FindJournalEntryByKey(receipt.IdempotencyKey))).EnsureSuccess().EntryId.ShouldBe(receipt.EntryId);
    }

    [Fact]
    public async Task Given_entries_one_after_another_Then_they_are_numbered_without_a_gap()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var first = (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess().EntryId;
        (await bank.PostAsync(customer, cash, "5.00")).ShouldFailWith("ledger.insufficient_available_balance");

        (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess().EntryId.ShouldBe(first + 1);
    }

    [Fact]
    public async Task Given_the_same_key_and_entry_again_Then_the_first_answer_comes_again_and_nothing_moves()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var entry = LedgerBank.AnEntry(cash, customer, "10.00");
        var first = await bank.SendAsync(entry);

        var second = await bank.SendAsync(entry);

        second.EnsureSuccess().ShouldBe(first.EnsureSuccess());
        first.IsReplay.ShouldBeFalse();
        second.IsReplay.ShouldBeTrue();
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("10.00", "EUR"));
    }

    [Fact]
    public async Task Given_the_same_key_with_another_entry_Then_it_is_refused()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var key = Guid.CreateVersion7();
        (await bank.PostAsync(cash, customer, "10.00", key)).EnsureSuccess();

        (await bank.PostAsync(cash, customer, "10.01", key)).ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("10.00", "EUR"));
    }

    [Fact]
    public async Task Given_a_repeated_entry_that_the_balance_no_longer_covers_Then_the_first_answer_comes_again()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, customer, "10.00")).EnsureSuccess();
        var spend = LedgerBank.AnEntry(customer, cash, "10.00");
        var first = (await bank.SendAsync(spend)).EnsureSuccess();

        (await bank.SendAsync(spend)).EnsureSuccess().ShouldBe(first);

        (await bank.SendAsync(new SetLedgerAccountStatus(customer.LedgerAccountId, LedgerAccountStatus.Closed))).EnsureSuccess();
        (await bank.SendAsync(spend)).EnsureSuccess().ShouldBe(first);
    }

    [Fact]
    public async Task Given_one_key_sent_many_times_at_once_Then_it_is_booked_once_and_everyone_gets_the_same_answer()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var entry = LedgerBank.AnEntry(cash, customer, "10.00");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => bank.SendAsync(entry)));

        answers.Select(answer => answer.EnsureSuccess().EntryId).Distinct().Count().ShouldBe(1);
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("10.00", "EUR"));
    }

    [Fact]
    public async Task Given_an_entry_in_two_currencies_Then_each_balances_by_itself()
    {
        var (euros, dollars) = (await bank.ABankAccountAsync(), await bank.ABankAccountAsync("USD"));
        var (customerEuros, customerDollars) = (await bank.ACustomerAccountAsync(), await bank.ACustomerAccountAsync("USD"));
        var entry = LedgerBank.AnEntry(euros, customerEuros, "9.00") with
        {
            Postings =
            [
                LedgerBank.Debit(euros, "9.00"), LedgerBank.Credit(customerEuros, "9.00"),
                LedgerBank.Debit(dollars, "10.00"), LedgerBank.Credit(customerDollars, "10.00"),
            ],
        };

        (await bank.SendAsync(entry)).EnsureSuccess();

        (await bank.BalanceOfAsync(customerDollars)).ShouldBe(Money.Of("10.00", "USD"));
    }

    [Fact]
    public async Task Given_an_account_below_its_minimum_Then_money_may_still_come_in_but_not_go_out()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync(minimum: -100_00);
        (await bank.PostAsync(customer, cash, "100.00")).EnsureSuccess();
        (await bank.SendAsync(new SetMinimumBalance(customer.LedgerAccountId, 0))).EnsureSuccess();

        (await bank.PostAsync(customer, cash, "0.01")).ShouldFailWith("ledger.insufficient_available_balance");
        (await bank.PostAsync(cash, customer, "40.00")).EnsureSuccess();
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("-60.00", "EUR"));
    }

    [Fact]
    public async Task Given_an_entry_that_touches_an_account_twice_Then_its_whole_effect_decides()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var entry = LedgerBank.AnEntry(cash, customer, "1.00") with
        {
            Postings =
            [
                LedgerBank.Debit(customer, "50.00"), LedgerBank.Credit(cash, "50.00"),
                LedgerBank.Debit(cash, "60.00"), LedgerBank.Credit(customer, "60.00"),
            ],
        };

        (await bank.SendAsync(entry)).EnsureSuccess();

        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("10.00", "EUR"));
    }
}
