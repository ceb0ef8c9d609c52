using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Lending.Exposures;

/// <summary>What amounts in one currency are worth in another, so that what is owed in several can be held against one limit.</summary>
/// <param name="BaseCurrency">The bank's own.</param>
/// <param name="Rates">The price of one unit in the base currency, by currency.</param>
internal sealed record ExchangeTable(string BaseCurrency, IReadOnlyDictionary<string, decimal> Rates)
{
    /// <returns>Rounded up, so that a limit is never exceeded by rounding; null where a rate is missing.</returns>
    public Money? ValueIn(Currency currency, Money amount)
    {
        if (amount.Currency == currency || amount.IsZero)
        {
            return Money.OfMinor(amount.MinorUnits, currency);
        }

        return RateOf(amount.Currency.Code) is { } from && RateOf(currency.Code) is { } to
            ? Money.OfMinor((long)decimal.Ceiling(amount.ToDecimal() * from / to * currency.MinorUnitsPerUnit), currency)
            : null;
    }

    /// <returns>Null where a rate is missing.</returns>
    public Money? SumIn(Currency currency, IEnumerable<Money> amounts)
    {
        var sum = Money.Zero(currency);
        foreach (var total in amounts.GroupBy(amount => amount.Currency).Select(group => group.Aggregate((left, right) => left + right)))
        {
            if (ValueIn(currency, total) is not { } value)
            {
                return null;
            }

            sum += value;
        }

        return sum;
    }

    private decimal? RateOf(string code) => code == BaseCurrency ? 1 : Rates.TryGetValue(code, out var rate) ? rate : null;
}

/// <summary>The rates that hold on the business date.</summary>
internal sealed class ExchangeDesk(IMediator bank, IBusinessCalendar calendar, IOptions<BankSettings> settings)
{
    public async Task<ExchangeTable> TodayAsync(CancellationToken cancellationToken) =>
        await OnAsync(await calendar.TodayAsync(cancellationToken), cancellationToken);

    public async Task<ExchangeTable> OnAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var rates = await bank.Send(new GetExchangeRates(date), cancellationToken);
        return new ExchangeTable(
            settings.Value.BaseCurrency,
            rates.IsSuccess ? rates.Value.ToDictionary(rate => rate.CurrencyCode, rate => rate.Rate) : new Dictionary<string, decimal>());
    }
}
