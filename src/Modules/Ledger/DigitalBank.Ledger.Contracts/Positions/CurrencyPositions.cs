using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Positions;

/// <summary>Opens the accounts through which a foreign currency is exchanged, or answers with those there are.</summary>
/// <param name="CurrencyCode">Any but the bank's base currency.</param>
public sealed record OpenCurrencyPosition(string CurrencyCode) : ICommand<CurrencyPositionAccounts>;

/// <param name="PositionAccountId">Kept in the foreign currency. In credit: the bank holds more of it than it owes (long).</param>
/// <param name="CounterValueAccountId">Kept in the base currency: what the position was paid with.</param>
public sealed record CurrencyPositionAccounts(string CurrencyCode, long PositionAccountId, long CounterValueAccountId);

/// <summary>The bank's open positions and what they are worth.</summary>
/// <param name="AsOf">Last booking date that counts, with the rates of that day; null for everything booked by now.</param>
public sealed record GetCurrencyPositions(DateOnly? AsOf) : IQuery<IReadOnlyList<CurrencyPositionView>>;

/// <param name="Position">In the foreign currency; above zero is long.</param>
/// <param name="BookedValue">What it stands in the books with, in the base currency: cost and the revaluations so far.</param>
/// <param name="Rate">Price of one unit in the base currency, of <paramref name="RateDate"/>; null when none is known.</param>
/// <param name="Value">Position at the rate, half a minor unit rounded to even.</param>
/// <param name="NotYetBooked">Value less booked value: what the next revaluation will post.</param>
public sealed record CurrencyPositionView(
    string CurrencyCode, Money Position, Money BookedValue, decimal? Rate, DateOnly? RateDate, Money? Value, Money? NotYetBooked);

/// <summary>Enters the rates of a day. They hold until the next day with rates; a day that has been revalued takes no others.</summary>
/// <param name="Source">Where they come from, 1 to 40 characters: <c>ECB reference</c>.</param>
public sealed record SetExchangeRates(DateOnly Date, string Source, IReadOnlyList<ExchangeRate> Rates) : ICommand<IReadOnlyList<ExchangeRateView>>;

/// <param name="Rate">Price of one unit of the currency in the base currency: above 0, at most 10 decimals and 8 digits before them.</param>
public sealed record ExchangeRate(string CurrencyCode, decimal Rate);

/// <summary>The rates that hold on a day, by currency.</summary>
public sealed record GetExchangeRates(DateOnly Date) : IQuery<IReadOnlyList<ExchangeRateView>>;

public sealed record ExchangeRateView(string CurrencyCode, DateOnly Date, decimal Rate, string Source);

/// <summary>What the revaluations of a closing date posted.</summary>
public sealed record GetRevaluations(DateOnly ClosingDate) : IQuery<IReadOnlyList<RevaluationView>>;

/// <param name="Result">Unrealised profit above zero, loss below, against the day before; in the base currency.</param>
/// <param name="EntryId">Null when there was nothing to post.</param>
public sealed record RevaluationView(
    DateOnly ClosingDate, string CurrencyCode, Money Position, decimal Rate, DateOnly RateDate, Money Result, long? EntryId);
