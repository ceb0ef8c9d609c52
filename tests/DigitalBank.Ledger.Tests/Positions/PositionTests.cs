using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Positions;

/// <summary>A bank for each test: positions and rates are the whole bank's.</summary>
public sealed class PositionTests : IAsyncLifetime
{
    private static readonly DateOnly Day = LedgerBank.Today;

    private readonly LedgerBank _bank = new();

    public Task InitializeAsync() => _bank.InitializeAsync();

    public Task DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Given_an_exchange_Then_each_currency_balances_alone_and_the_position_shows_it()
    {
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);

        var position = (await PositionsAsync()).Single();
        (position.Position, position.BookedValue).ShouldBe((Money.Of("100.00", "USD"), Money.Of("90.00", "EUR")));
        position.Value.ShouldBeNull();
        var trial = (await _bank.SendAsync(new GetTrialBalance(null))).EnsureSuccess();
        trial.Differences.Select(difference => difference.Currency.Code).ShouldBe(["EUR", "USD"]);
        trial.Differences.ShouldAllBe(difference => difference.IsZero);
    }

    [Fact]
    public async Task Given_an_exchange_of_two_foreign_currencies_Then_both_positions_move_at_the_same_value()
    {
        await ExchangeAsync("100.00", "USD", "15000", "JPY", Day, baseValue: "90.00");

        var positions = await PositionsAsync();
        positions.Select(position => position.Position).ShouldBe([Money.Of("-15000", "JPY"), Money.Of("100.00", "USD")]);
        positions.Select(position => position.BookedValue).ShouldBe([Money.Of("-90.00", "EUR"), Money.Of("90.00", "EUR")]);
    }

    [Fact]
    public async Task Given_a_rate_that_moves_Then_each_close_posts_position_times_change_once()
    {
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);
        await RateAsync(Day, "USD", 0.95m);

        (await RevalueAsync(Day)).ShouldBe((1L, 0L));
        (await RevalueAsync(Day)).ShouldBe((0L, 0L));
        (await ResultAsync(Day)).ShouldBe("5.00 EUR");

        await RateAsync(Day.AddDays(1), "USD", 0.92m);
        await RevalueAsync(Day.AddDays(1));
        (await ResultAsync(Day.AddDays(1))).ShouldBe("-3.00 EUR");
        (await BalanceAsync("FX-GAIN")).ShouldBe("5.00 EUR");
        (await BalanceAsync("FX-LOSS")).ShouldBe("3.00 EUR");
        (await PositionsAsync()).Single().BookedValue.ShouldBe(Money.Of("92.00", "EUR"));
    }

    [Fact]
    public async Task Given_no_new_rate_and_no_exchange_Then_nothing_is_posted()
    {
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);
        await RateAsync(Day, "USD", 0.95m);
        await RevalueAsync(Day);

        await RevalueAsync(Day.AddDays(1));

        var next = (await _bank.SendAsync(new GetRevaluations(Day.AddDays(1)))).EnsureSuccess().Single();
        (next.EntryId, next.Result.IsZero).ShouldBe((null, true));
        (await _bank.VerifyAsync()).Entries.ShouldBe(2);
    }

    [Fact]
    public async Task Given_a_position_that_was_sold_Then_the_result_is_what_was_earned()
    {
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);
        await RateAsync(Day, "USD", 0.95m);
        await RevalueAsync(Day);
        await ExchangeAsync("94.00", "EUR", "100.00", "USD", Day.AddDays(1));

        await RevalueAsync(Day.AddDays(1));

        (await BalanceAsync("FX-GAIN")).ShouldBe("5.00 EUR");
        (await BalanceAsync("FX-LOSS")).ShouldBe("1.00 EUR");
        (await PositionsAsync()).Single().BookedValue.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task Given_a_posting_that_was_not_noted_before_a_crash_Then_the_next_run_notes_it_and_posts_nothing()
    {
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);
        await RateAsync(Day, "USD", 0.95m);
        await RevalueAsync(Day);
        await TestSql.ExecuteAsync(_bank, "DELETE FROM ledger.revaluations");

        await RevalueAsync(Day);

        (await ResultAsync(Day)).ShouldBe("5.00 EUR");
        (await _bank.VerifyAsync()).Entries.ShouldBe(2);
    }

    [Fact]
    public async Task Given_a_position_without_a_rate_Then_the_step_leaves_it_for_a_person()
    {
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);

        (await RevalueAsync(Day)).ShouldBe((0L, 1L));
        await RateAsync(Day, "USD", 0.9m);
        (await RevalueAsync(Day)).ShouldBe((1L, 0L));
    }

    [Fact]
    public async Task Given_rates_Then_they_hold_until_the_next_and_those_in_use_stay()
    {
        await RateAsync(Day, "USD", 0.95m);
        await RateAsync(Day, "USD", 0.96m);
        await RateAsync(Day.AddDays(2), "USD", 0.99m);
        (await _bank.SendAsync(new GetExchangeRates(Day.AddDays(1)))).EnsureSuccess().Single().Rate.ShouldBe(0.96m);
        (await _bank.SendAsync(new GetExchangeRates(Day.AddDays(-1)))).EnsureSuccess().ShouldBeEmpty();
        await ExchangeAsync("100.00", "USD", "90.00", "EUR", Day);
        await RevalueAsync(Day);

        (await SetAsync(Day, new ExchangeRate("USD", 0.97m))).ShouldFailWith("ledger.rates_used");
        (await SetAsync(Day, new ExchangeRate("USD", 0.96m))).EnsureSuccess();
        (await SetAsync(Day, new ExchangeRate("EUR", 1m))).ShouldFailWith("ledger.base_currency");
        (await SetAsync(Day, new ExchangeRate("USD", 0m))).ShouldFailWith("ledger.rate_invalid");
        (await SetAsync(Day, new ExchangeRate("USX", 1m))).ShouldFailWith("ledger.unknown_currency");
        (await SetAsync(Day, new ExchangeRate("GBP", 1.2m), new ExchangeRate("GBP", 1.3m))).ShouldFailWith("ledger.rate_invalid");
        (await _bank.SendAsync(new OpenCurrencyPosition("EUR"))).ShouldFailWith("ledger.base_currency");
    }

    private async Task ExchangeAsync(string taken, string takenIn, string given, string givenIn, DateOnly date, string? baseValue = null)
    {
        var positions = new List<CurrencyPositionAccounts>();
        foreach (var currency in ((string[])[takenIn, givenIn]).Where(currency => currency != "EUR"))
        {
            positions.Add((await _bank.SendAsync(new OpenCurrencyPosition(currency))).EnsureSuccess());
        }

        var debit = new Posting((await _bank.ABankAccountAsync(takenIn)).LedgerAccountId, Side.Debit, Money.Of(taken, takenIn), date);
        var credit = new Posting((await _bank.ABankAccountAsync(givenIn)).LedgerAccountId, Side.Credit, Money.Of(given, givenIn), date);
        var value = baseValue is null ? (Money?)null : Money.Of(baseValue, "EUR");
        var lines = ExchangeEntry.Lines(debit, credit, Currency.Eur, positions, value);
        (await _bank.SendAsync(new PostJournalEntry(Guid.CreateVersion7(), "test", "X-1", "exchange", date, lines))).EnsureSuccess();
    }

    private Task<SharedKernel.Results.Result<IReadOnlyList<ExchangeRateView>>> SetAsync(DateOnly date, params ExchangeRate[] rates) =>
        _bank.SendAsync(new SetExchangeRates(date, "test", rates));

    private async Task RateAsync(DateOnly date, string currency, decimal rate) => (await SetAsync(date, new ExchangeRate(currency, rate))).EnsureSuccess();

    private async Task<(long Items, long Failed)> RevalueAsync(DateOnly date)
    {
        await using var scope = _bank.Services.CreateAsyncScope();
        var step = scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "revalue-positions");
        var report = await step.RunAsync(date, CancellationToken.None);
        return (report.Items, report.Failed);
    }

    private async Task<string> ResultAsync(DateOnly date) =>
        (await _bank.SendAsync(new GetRevaluations(date))).EnsureSuccess().Single().Result.ToString();

    private async Task<IReadOnlyList<CurrencyPositionView>> PositionsAsync() =>
        (await _bank.SendAsync(new GetCurrencyPositions(null))).EnsureSuccess();

    private async Task<string> BalanceAsync(string code) =>
        (await _bank.BalanceOfAsync((await _bank.SendAsync(new FindLedgerAccount(code, "EUR"))).EnsureSuccess())).ToString();
}
