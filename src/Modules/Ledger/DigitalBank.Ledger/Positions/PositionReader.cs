using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Positions;

/// <summary>A currency's position in the books.</summary>
/// <param name="Position">In the currency, above zero is long.</param>
/// <param name="BookedValue">In base currency: cost and revaluations so far.</param>
/// <param name="AdjustmentId">The account that revaluations change.</param>
internal sealed record BookedPosition(Currency Currency, Money Position, Money BookedValue, RateOfDay? Rate, long AdjustmentId)
{
    /// <summary>The one rounding of a revaluation. Without a rate only nothing has a value.</summary>
    public Money? Value => Position.IsZero ? Money.Zero(BookedValue.Currency)
        : Rate is { } rate ? (Position.ToDecimal() * rate.Rate).RoundTo(BookedValue.Currency, Rounding.HalfEven)
        : null;

    public bool IsEmpty => Position.IsZero && BookedValue.IsZero;
}

/// <summary>Reads positions from the lines of their accounts.</summary>
internal sealed class PositionReader(LedgerDbContext db, IAccountLines history, IOptions<BankSettings> settings)
{
    public Currency BaseCurrency => Currency.Of(settings.Value.BaseCurrency);

    /// <summary>By currency code.</summary>
    public async Task<List<BookedPosition>> ReadAsync(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking()
            .Where(account => account.ParentCode == LedgerChart.CurrencyPositions && !account.IsHeader)
            .ToListAsync(cancellationToken);
        var ids = accounts.ConvertAll(account => account.Id);
        var balances = await LinesOf(ids, asOf)
            .GroupBy(line => line.AccountId)
            .Select(account => new { account.Key, Balance = account.Sum(line => line.Side == Side.Credit ? line.Amount : -line.Amount) })
            .ToDictionaryAsync(account => account.Key, account => account.Balance, cancellationToken);
        var rates = await RatesOnAsync(asOf ?? DateOnly.MaxValue, cancellationToken);
        var byCode = accounts.ToDictionary(account => (account.Code, account.CurrencyCode));
        return [.. accounts
            .Where(account => account.Code == PositionCodes.Position(account.CurrencyCode))
            .OrderBy(account => account.CurrencyCode, StringComparer.Ordinal)
            .Select(account => PositionIn(account.CurrencyCode))];

        BookedPosition PositionIn(string code)
        {
            var currency = Currency.Of(code);
            var adjustment = byCode[(PositionCodes.Adjustment(code), BaseCurrency.Code)].Id;
            var booked = BalanceOf(PositionCodes.CounterValue(code)) + BalanceOf(PositionCodes.Adjustment(code));
            return new BookedPosition(
                currency,
                Money.OfMinor(balances.GetValueOrDefault(byCode[(PositionCodes.Position(code), code)].Id), currency),
                Money.OfMinor(-booked, BaseCurrency), // on the books as a debit: the price that was paid
                rates.GetValueOrDefault(code),
                adjustment);
        }

        long BalanceOf(string code) => balances.GetValueOrDefault(byCode[(code, BaseCurrency.Code)].Id);
    }

    /// <summary>Per currency the rate of the day or the last one before it.</summary>
    public async Task<Dictionary<string, RateOfDay>> RatesOnAsync(DateOnly date, CancellationToken cancellationToken) => await db.RatesOfDay
        .AsNoTracking()
        .Where(rate => rate.Date <= date)
        .Where(rate => !db.RatesOfDay.Any(later => later.CurrencyCode == rate.CurrencyCode && later.Date > rate.Date && later.Date <= date))
        .ToDictionaryAsync(rate => rate.CurrencyCode, cancellationToken);

    private IQueryable<JournalLine> LinesOf(List<long> accountIds, DateOnly? asOf)
    {
        var lines = history.Of(db, accountIds, from: 0, until: long.MaxValue);
        return asOf is { } date ? lines.Where(line => line.BookingDate <= date) : lines;
    }
}
