using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>All amounts of a quote. What the payer is debited buys exactly what is sent and our charge, so no cent is made or lost.</summary>
/// <param name="Instructed">What the payee gets before charges, in the payment's currency.</param>
/// <param name="Sent">What leaves the bank: with the charge of the banks on the way where the payer bears all, less ours where the payee does.</param>
/// <param name="BankCharge">Ours, in the payment's currency.</param>
/// <param name="CorrespondentCharge">Paid in advance to the banks on the way; zero unless the payer bears all charges.</param>
/// <param name="Debit">All that the payer is debited, in the account's currency.</param>
/// <param name="DebitForCharge">The part of it that is our charge.</param>
/// <param name="BaseValue">What <paramref name="Sent"/> is worth in the bank's base currency.</param>
internal sealed record QuotedAmounts(
    Money Instructed, Money Sent, Money BankCharge, Money CorrespondentCharge, Money Debit, Money DebitForCharge, Money BaseValue)
{
    public Money DebitForAmount => Debit - DebitForCharge;
}

/// <summary>Pure. Rounded once for what is debited in all and once for the part that is sent; the charge is the difference.</summary>
internal static class QuoteCalculation
{
    /// <param name="ordered">In the payment's currency: what the payee is to get. In the account's currency: what is to be spent on it, without charges.</param>
    public static Result<QuotedAmounts> For(
        Money ordered, ChargeBearer bearer, TermsBand band, QuotedRate rate, Currency account, Currency payment, Currency baseCurrency)
    {
        // Rounded down, so that nobody spends more than was said; charges come on top.
        var instructed = ordered.Currency == payment
            ? ordered
            : Rounded(ordered.ToDecimal() / rate.Customer, payment, Rounding.Down);
        if (instructed is not { } amount)
        {
            return CrossBorderErrors.AmountTooLarge;
        }

        var charge = band.BankCharge;
        var correspondents = bearer == ChargeBearer.Our ? band.CorrespondentCharge : Money.Zero(payment);
        var sent = bearer == ChargeBearer.Ben ? amount.ToDecimal() - charge.ToDecimal() : amount.ToDecimal() + correspondents.ToDecimal();
        if (sent <= 0)
        {
            return CrossBorderErrors.ChargesExceedAmount;
        }

        var debit = Rounded((sent + charge.ToDecimal()) * rate.Customer, account, Rounding.HalfUp);
        var debitForAmount = Rounded(sent * rate.Customer, account, Rounding.HalfUp);
        var baseValue = account == baseCurrency ? debitForAmount
            : payment == baseCurrency ? Rounded(sent, baseCurrency, Rounding.HalfEven)
            : Rounded(sent * rate.PaymentInBase, baseCurrency, Rounding.HalfEven);
        if (debit is not { } all || debitForAmount is not { } forAmount || baseValue is not { } value || Rounded(sent, payment, Rounding.Down) is not { } leaving)
        {
            return CrossBorderErrors.AmountTooLarge;
        }

        return forAmount.IsPositive && value.IsPositive
            ? new QuotedAmounts(amount, leaving, charge, correspondents, all, all - forAmount, value)
            : CrossBorderErrors.AmountTooSmall;
    }

    /// <returns>Null where the amount does not fit.</returns>
    private static Money? Rounded(decimal amount, Currency currency, Rounding rounding) =>
        Money.TryFromDecimal(amount.Round(currency.Decimals, rounding), currency, out var money) ? money : null;
}
