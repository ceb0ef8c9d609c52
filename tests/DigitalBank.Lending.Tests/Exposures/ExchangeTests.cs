using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Exposures;

/// <summary>What is owed in several currencies, held against one limit.</summary>
public class ExchangeTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private static readonly ExchangeTable Rates = new("EUR", new Dictionary<string, decimal> { ["USD"] = 0.8m, ["JPY"] = 0.006m });

    [Theory]
    [InlineData("100.00", "EUR", "EUR", "100.00")]
    [InlineData("100.00", "USD", "EUR", "80.00")]
    [InlineData("80.01", "EUR", "USD", "100.02")]    // 100.0125, up
    [InlineData("1000", "JPY", "USD", "7.50")]
    [InlineData("7.51", "USD", "JPY", "1002")]       // 1001.33, up
    public void An_amount_is_worth_by_the_rates_what_it_is_in_another_currency_and_never_less(string amount, string from, string to, string worth) =>
        Rates.ValueIn(Currency.Of(to), Money.Of(amount, from)).ShouldBe(Money.Of(worth, to));

    [Fact]
    public void Without_a_rate_nothing_but_nothing_has_a_worth()
    {
        Rates.ValueIn(Currency.Eur, Money.Of("1.00", "CHF")).ShouldBeNull();
        Rates.SumIn(Currency.Eur, [Money.Of("1.00", "EUR"), Money.Of("1.00", "CHF")]).ShouldBeNull();
        Rates.SumIn(Currency.Eur, [Money.Of("1.00", "EUR"), Money.Of("0.00", "CHF"), Money.Of("1.00", "USD")]).ShouldBe(Money.Of("1.80", "EUR"));
    }

    [Fact]
    public async Task What_is_owed_in_another_currency_counts_towards_the_limit_when_it_is_decided_and_when_it_is_accepted()
    {
        var (account, product) = (await bank.ACustomerAsync("9000.00"), await bank.AProductAsync());
        var foreign = (await bank.AcceptAsync(await bank.ApplyAsync(account, product))).EnsureSuccess();
        var open = await bank.ApplyAsync(account, product, "15000.00", 60);
        await KeepInAsync(foreign.LoanId, "USD");

        (await bank.TryApplyAsync(account, product, "15000.00", 60)).ShouldFailWith("lending.exchange_rate_missing");
        (await bank.AcceptAsync(open)).ShouldFailWith("lending.exchange_rate_missing");

        (await bank.SendAsync(new SetExchangeRates(await bank.TodayAsync(), "tests", [new ExchangeRate("USD", 2)]))).EnsureSuccess();
        (await bank.AcceptAsync(open)).ShouldFailWith("lending.exposure_limit");
        (await bank.SendAsync(new WithdrawApplication(open.ApplicationId, foreign.PartyId))).EnsureSuccess();
        var cut = await bank.ApplyAsync(account, product, "15000.00", 60);
        cut.Reasons.ShouldBe([DecisionReasons.ExposureLimit]);
        cut.Offer!.Amount.ShouldBe(Money.Of("13000.00", "EUR"));
    }

    /// <summary>As if the loan had been granted in it.</summary>
    private async Task KeepInAsync(Guid loanId, string currency)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.Where(loan => loan.Id == loanId)
            .ExecuteUpdateAsync(set => set.SetProperty(loan => loan.CurrencyCode, currency));
    }
}
