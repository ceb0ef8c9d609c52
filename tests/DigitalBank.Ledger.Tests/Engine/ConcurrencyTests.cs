using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Engine;

public sealed class ConcurrencyTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_one_hot_account_and_more_orders_than_money_Then_exactly_as_many_as_it_covers_are_booked()
    {
        var cash = await bank.ABankAccountAsync();
        var hot = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, hot, "300.00")).EnsureSuccess();
        await using var engine = new EngineUnderTest(bank);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => engine.PostAsync(LedgerBank.AnEntry(hot, cash, "1.00"))));

        answers.Count(answer => answer.IsSuccess).ShouldBe(300);
        answers.Where(answer => !answer.IsSuccess).ShouldAllBe(answer => answer.Failure!.Code == "ledger.insufficient_available_balance");
        (await bank.BalanceOfAsync(hot)).ShouldBe(Money.Zero(Currency.Eur));
    }

    [Fact]
    public async Task Given_two_engines_on_one_database_Then_they_share_one_hot_account_without_overdrawing_it()
    {
        var cash = await bank.ABankAccountAsync();
        var hot = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, hot, "200.00")).EnsureSuccess();
        await using var one = new EngineUnderTest(bank);
        await using var other = new EngineUnderTest(bank);

        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(async i =>
        {
            await Task.Delay(i % 50); // so that both have batches under way at the same time
            return await (i % 2 == 0 ? one : other).PostAsync(LedgerBank.AnEntry(hot, cash, "1.00"));
        }));

        answers.Count(answer => answer.IsSuccess).ShouldBe(200);
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_block_set_while_entries_pour_in_Then_nothing_is_booked_after_it()
    {
        var cash = await bank.ABankAccountAsync();
        var hot = await bank.ACustomerAccountAsync();
        var blocked = false;
        var pouring = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var wasBlocked = Volatile.Read(ref blocked);
                var answer = await bank.PostAsync(cash, hot, "1.00");
                (wasBlocked && answer.IsSuccess).ShouldBeFalse();
            }
        })).ToList();
        await Task.Delay(20);

        (await bank.SendAsync(new SetLedgerAccountStatus(hot.LedgerAccountId, LedgerAccountStatus.Blocked))).EnsureSuccess();
        Volatile.Write(ref blocked, true);

        await Task.WhenAll(pouring);
        (await bank.PostAsync(cash, hot, "1.00")).ShouldFailWith("ledger.account_blocked");
    }

    [Fact]
    public async Task Given_a_queue_of_entries_When_the_engine_stops_Then_all_that_were_taken_in_are_answered()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        await using var engine = new EngineUnderTest(bank, options: new LedgerOptions { MaxBatch = 10, QueueLength = 100 });
        var under = Enumerable.Range(0, 100).Select(_ => engine.PostAsync(LedgerBank.AnEntry(cash, customer, "1.00"))).ToList();

        await engine.StopAsync();

        (await Task.WhenAll(under)).ShouldAllBe(answer => answer.IsSuccess);
        (await engine.PostAsync(LedgerBank.AnEntry(cash, customer, "1.00"))).ShouldFailWith("ledger.shutting_down");
    }

    [Fact]
    public async Task Given_more_accounts_than_it_may_remember_Then_the_engine_still_books_everything()
    {
        var cash = await bank.ABankAccountAsync();
        var customers = new List<LedgerAccountView>();
        for (var i = 0; i < 60; i++)
        {
            customers.Add(await bank.ACustomerAccountAsync());
        }

        await using var engine = new EngineUnderTest(bank, options: new LedgerOptions { RememberedAccounts = 16, MaxBatch = 7 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => engine.PostAsync(LedgerBank.AnEntry(cash, customers[i % 60], "1.00"))));

        answers.ShouldAllBe(answer => answer.IsSuccess);
        foreach (var customer in customers)
        {
            (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("10.00", "EUR"));
        }
    }
}
