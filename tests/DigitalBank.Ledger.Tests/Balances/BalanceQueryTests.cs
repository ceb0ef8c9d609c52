using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Balances;

public sealed class BalanceQueryTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_an_arranged_overdraft_Then_it_is_part_of_the_available_balance()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync(minimum: -500_00);
        (await bank.PostAsync(cash, customer, "20.00")).EnsureSuccess();

        var balances = (await bank.SendAsync(new GetBalances([customer.LedgerAccountId, 999_999_999]))).EnsureSuccess();

        balances.Keys.ShouldBe([customer.LedgerAccountId]);
        balances[customer.LedgerAccountId].BookedBalance.ShouldBe(Money.Of("20.00", "EUR"));
        balances[customer.LedgerAccountId].AvailableBalance.ShouldBe(Money.Of("520.00", "EUR"));
    }

    [Fact]
    public async Task Given_lines_on_several_days_Then_the_balance_as_of_a_day_counts_those_up_to_it()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        await BookAsync(booked: 1, value: 3, "1.00");
        await BookAsync(booked: 2, value: 2, "2.00");
        await BookAsync(booked: 3, value: 1, "4.00");

        (await AsOfAsync(0, DateBasis.BookingDate)).ShouldBe("0.00 EUR");
        (await AsOfAsync(2, DateBasis.BookingDate)).ShouldBe("3.00 EUR");
        (await AsOfAsync(3, DateBasis.BookingDate)).ShouldBe("7.00 EUR");
        (await AsOfAsync(1, DateBasis.ValueDate)).ShouldBe("4.00 EUR");
        (await AsOfAsync(2, DateBasis.ValueDate)).ShouldBe("6.00 EUR");
        (await bank.SendAsync(new GetBalanceAsOf(999_999_999, LedgerBank.Today, DateBasis.ValueDate))).ShouldFailWith("ledger.unknown_account");

        async Task BookAsync(int booked, int value, string amount)
        {
            var entry = LedgerBank.AnEntry(cash, customer, amount);
            (await bank.SendAsync(entry with
            {
                BookingDate = LedgerBank.Today.AddDays(booked),
                Postings = [.. entry.Postings.Select(line => line with { ValueDate = LedgerBank.Today.AddDays(value) })],
            })).EnsureSuccess();
        }

        async Task<string> AsOfAsync(int day, DateBasis basis) =>
            (await bank.SendAsync(new GetBalanceAsOf(customer.LedgerAccountId, LedgerBank.Today.AddDays(day), basis))).EnsureSuccess().ToString();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(true, 3)]
    [InlineData(true, 7)]
    [InlineData(false, 100)]
    public async Task Given_pages_of_any_size_Then_history_shows_every_line_once_in_order(bool newestFirst, int limit)
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        for (var i = 1; i <= 7; i++)
        {
            (await bank.PostAsync(cash, customer, $"{i}.00")).EnsureSuccess();
        }

        var lines = new List<AccountLine>();
        HistoryPosition? after = null;
        do
        {
            var query = new GetAccountHistory(customer.LedgerAccountId, LedgerBank.Today, LedgerBank.Today, after, limit, newestFirst);
            var page = (await bank.SendAsync(query)).EnsureSuccess();
            page.Lines.Count.ShouldBeLessThanOrEqualTo(limit);
            lines.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);

        var amounts = Enumerable.Range(1, 7).Select(i => Money.Of($"{i}.00", "EUR"));
        lines.Select(line => line.Amount).ShouldBe(newestFirst ? amounts.Reverse() : amounts);
        lines.Single(line => line.Amount == Money.Of("7.00", "EUR")).BalanceAfter.ShouldBe(Money.Of("28.00", "EUR"));
        lines.ShouldAllBe(line => line.Side == Side.Credit && line.LineNumber == 2 && line.SourceReference == "T-1");
    }

    [Fact]
    public async Task Given_dates_Then_history_shows_lines_booked_between_them()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        foreach (var day in Enumerable.Range(0, 4))
        {
            (await bank.SendAsync(LedgerBank.AnEntry(cash, customer, $"{day + 1}.00") with { BookingDate = LedgerBank.Today.AddDays(day) }))
                .EnsureSuccess();
        }

        var query = new GetAccountHistory(
            customer.LedgerAccountId, LedgerBank.Today.AddDays(1), LedgerBank.Today.AddDays(2), After: null, Limit: 50);

        (await bank.SendAsync(query)).EnsureSuccess().Lines.Select(line => line.Amount.ToAmountText()).ShouldBe(["2.00", "3.00"]);
    }

    [Fact]
    public async Task Given_entries_in_two_currencies_Then_the_trial_balance_is_zero_in_each()
    {
        var (euros, dollars) = (await bank.ABankAccountAsync(), await bank.ABankAccountAsync("USD"));
        (await bank.PostAsync(euros, await bank.ACustomerAccountAsync(), "3.00")).EnsureSuccess();
        (await bank.PostAsync(dollars, await bank.ACustomerAccountAsync("USD"), "4.00")).EnsureSuccess();

        foreach (var asOf in (DateOnly?[])[null, LedgerBank.Today.AddDays(10)])
        {
            var trial = (await bank.SendAsync(new GetTrialBalance(asOf))).EnsureSuccess();

            trial.Differences.ShouldBe([Money.Zero(Currency.Eur), Money.Zero(Currency.Usd)]);
            trial.Rows.Single(row => row.Code == dollars.Code).Debits.ShouldBe(Money.Of("4.00", "USD"));
            trial.Rows.Select(row => row.Code).ShouldBe(trial.Rows.Select(row => row.Code).Order(StringComparer.Ordinal));
        }

        (await bank.SendAsync(new GetTrialBalance(LedgerBank.Today.AddDays(-1)))).EnsureSuccess().Rows.ShouldBeEmpty();
    }
}
