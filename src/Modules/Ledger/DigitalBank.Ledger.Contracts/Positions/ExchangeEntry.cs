using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Positions;

/// <summary>
/// Lines of an exchange. One entry, in which each currency balances alone: the foreign leg against the currency's position account, the base
/// leg against its counter-value account. Between two foreign currencies the value in base currency goes from one counter-value account to
/// the other.
/// </summary>
public static class ExchangeEntry
{
    /// <param name="debit">What is taken, such as from a customer's account.</param>
    /// <param name="credit">What is given for it, in another currency.</param>
    /// <param name="baseCurrency">The bank's.</param>
    /// <param name="positions">The accounts of each foreign currency among the two.</param>
    /// <param name="baseValue">What both are worth in base currency; needed between two foreign currencies only.</param>
    /// <exception cref="ArgumentException">Both legs have one currency, a foreign one has no position accounts, or the base value is missing.</exception>
    public static IReadOnlyList<Posting> Lines(
        Posting debit,
        Posting credit,
        Currency baseCurrency,
        IReadOnlyCollection<CurrencyPositionAccounts> positions,
        Money? baseValue = null)
    {
        ArgumentNullException.ThrowIfNull(debit);
        ArgumentNullException.ThrowIfNull(credit);
        ArgumentNullException.ThrowIfNull(positions);
        var (taken, given) = (debit.Amount.Currency, credit.Amount.Currency);
        if (taken == given || debit.Side != Side.Debit || credit.Side != Side.Credit)
        {
            throw new ArgumentException("An exchange debits one currency and credits another.", nameof(credit));
        }

        var value = taken == baseCurrency ? debit.Amount : given == baseCurrency ? credit.Amount
            : baseValue ?? throw new ArgumentException("An exchange of two foreign currencies needs its value in base currency.", nameof(baseValue));
        if (value.Currency != baseCurrency)
        {
            throw new ArgumentException("The value is in the base currency.", nameof(baseValue));
        }

        var lines = new List<Posting> { debit, credit };
        if (taken != baseCurrency)
        {
            var accounts = Of(taken, positions);
            lines.Add(new Posting(accounts.PositionAccountId, Side.Credit, debit.Amount, debit.ValueDate));
            lines.Add(new Posting(accounts.CounterValueAccountId, Side.Debit, value, debit.ValueDate));
        }

        if (given != baseCurrency)
        {
            var accounts = Of(given, positions);
            lines.Add(new Posting(accounts.PositionAccountId, Side.Debit, credit.Amount, credit.ValueDate));
            lines.Add(new Posting(accounts.CounterValueAccountId, Side.Credit, value, credit.ValueDate));
        }

        return lines;
    }

    private static CurrencyPositionAccounts Of(Currency currency, IReadOnlyCollection<CurrencyPositionAccounts> positions) =>
        positions.FirstOrDefault(accounts => accounts.CurrencyCode == currency.Code)
        ?? throw new ArgumentException($"There are no position accounts in {currency}: send OpenCurrencyPosition first.", nameof(positions));
}
