using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Prices of one unit of the payment's currency in the account's currency.</summary>
/// <param name="Mid">Middle of the market, from the ledger's rates.</param>
/// <param name="Customer">With the spread; one where nothing is exchanged.</param>
/// <param name="PaymentInBase">Price of one unit of the payment's currency in the bank's base currency.</param>
internal sealed record QuotedRate(decimal Mid, decimal Customer, decimal PaymentInBase)
{
    private const decimal BasisPoints = 10_000m;

    /// <summary>ISO 20022 writes a rate with at most 11 digits, 10 of them decimals (BaseOneRate).</summary>
    private const int MostDigits = 11;

    private const int MostDecimals = 10;

    /// <param name="rates">Prices in the base currency; the base currency itself is not among them.</param>
    /// <param name="oldest">Rates of an earlier day do not count any more.</param>
    /// <param name="spreadBasisPoints">Above zero makes the payment's currency dearer, below zero cheaper.</param>
    /// <returns>Null where a rate is missing or too old.</returns>
    public static QuotedRate? For(
        Currency account, Currency payment, Currency baseCurrency, IReadOnlyList<ExchangeRateView> rates, DateOnly oldest, int spreadBasisPoints)
    {
        if (PriceOf(payment, baseCurrency, rates, oldest) is not { } paymentInBase)
        {
            return account == payment ? new QuotedRate(1, 1, 1) : null;
        }

        if (account == payment)
        {
            return new QuotedRate(1, 1, paymentInBase);
        }

        if (PriceOf(account, baseCurrency, rates, oldest) is not { } accountInBase)
        {
            return null;
        }

        var mid = paymentInBase / accountInBase;
        var customer = InIsoDigits(mid * (BasisPoints + spreadBasisPoints) / BasisPoints);
        return customer > 0 ? new QuotedRate(InIsoDigits(mid), customer, paymentInBase) : null;
    }

    public static decimal InIsoDigits(decimal rate)
    {
        var whole = decimal.Truncate(rate);
        var digits = whole == 0 ? 0 : whole.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return rate.Round(Math.Clamp(MostDigits - digits, 0, MostDecimals), Rounding.HalfEven);
    }

    private static decimal? PriceOf(Currency currency, Currency baseCurrency, IReadOnlyList<ExchangeRateView> rates, DateOnly oldest) =>
        currency == baseCurrency ? 1 : rates.FirstOrDefault(rate => rate.CurrencyCode == currency.Code && rate.Date >= oldest)?.Rate;
}
