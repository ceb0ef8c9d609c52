using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Positions;

internal sealed class SetExchangeRatesHandler(LedgerDbContext db, PositionReader positions)
    : ICommandHandler<SetExchangeRates, IReadOnlyList<ExchangeRateView>>
{
    private const int LongestSource = 40;
    private const decimal Highest = 100_000_000m;
    private const int MostDecimals = 10;

    public async Task<Result<IReadOnlyList<ExchangeRateView>>> Handle(SetExchangeRates command, CancellationToken cancellationToken)
    {
        if (Malformed(command) is { } failure)
        {
            return failure;
        }

        var known = await db.RatesOfDay.Where(rate => rate.Date == command.Date).ToDictionaryAsync(rate => rate.CurrencyCode, cancellationToken);
        var changed = command.Rates.Where(rate => known.GetValueOrDefault(rate.CurrencyCode)?.Rate != rate.Rate).ToList();
        var codes = changed.ConvertAll(rate => rate.CurrencyCode);
        if (await db.Revaluations.AnyAsync(done => done.ClosingDate >= command.Date && codes.Contains(done.CurrencyCode), cancellationToken))
        {
            return PositionErrors.RatesUsed;
        }

        foreach (var rate in changed)
        {
            if (known.TryGetValue(rate.CurrencyCode, out var entered))
            {
                (entered.Rate, entered.Source) = (rate.Rate, command.Source);
            }
            else
            {
                db.RatesOfDay.Add(new RateOfDay
                {
                    CurrencyCode = rate.CurrencyCode,
                    Date = command.Date,
                    Rate = rate.Rate,
                    Source = command.Source,
                });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return Answer.Of(RateViews.Of(await positions.RatesOnAsync(command.Date, cancellationToken)));
    }

    private Failure? Malformed(SetExchangeRates command)
    {
        if (!EntryShape.IsDate(command.Date))
        {
            return LedgerErrors.DateOutOfRange;
        }

        if (!EntryShape.IsText(command.Source, LongestSource))
        {
            return PositionErrors.RateSourceInvalid;
        }

        if (command.Rates.Any(rate => !Currency.TryOf(rate.CurrencyCode, out _)))
        {
            return LedgerErrors.UnknownCurrency;
        }

        if (command.Rates.Any(rate => rate.CurrencyCode == positions.BaseCurrency.Code))
        {
            return PositionErrors.BaseCurrency;
        }

        var repeats = command.Rates.Select(rate => rate.CurrencyCode).Distinct().Count() != command.Rates.Count;
        return repeats || command.Rates.Any(rate => rate.Rate is <= 0 or >= Highest || rate.Rate != rate.Rate.Round(MostDecimals, Rounding.HalfEven))
            ? PositionErrors.RateInvalid
            : null;
    }
}

internal sealed class GetExchangeRatesHandler(PositionReader positions) : IQueryHandler<GetExchangeRates, IReadOnlyList<ExchangeRateView>>
{
    public async Task<Result<IReadOnlyList<ExchangeRateView>>> Handle(GetExchangeRates query, CancellationToken cancellationToken) =>
        Answer.Of(RateViews.Of(await positions.RatesOnAsync(query.Date, cancellationToken)));
}

internal static class RateViews
{
    public static IReadOnlyList<ExchangeRateView> Of(Dictionary<string, RateOfDay> rates) =>
    [
        .. rates.Values
            .OrderBy(rate => rate.CurrencyCode, StringComparer.Ordinal)
            .Select(rate => new ExchangeRateView(rate.CurrencyCode, rate.Date, rate.Rate, rate.Source)),
    ];
}
