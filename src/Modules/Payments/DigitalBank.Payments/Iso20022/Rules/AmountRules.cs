using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Rules;

internal static class AmountRules
{
    /// <summary>Reads an amount exactly, or says why the bank can't take it.</summary>
    public static (Money? Amount, MessageFinding? Finding) Read(MessageElement amount)
    {
        if (WrongCurrency(amount) is { } wrong)
        {
            return (null, wrong);
        }

        if (!Currency.TryOf(amount.Currency, out var currency))
        {
            return (null, amount.Finding(ReasonCodes.NotAllowedCurrency, $"{amount.Currency} is no longer in use."));
        }

        return Money.TryFromDecimal(MessageParts.Decimal(amount), currency, out var money)
            ? (money, null)
            : (null, TooPrecise(amount) ?? amount.Finding(ReasonCodes.InvalidAmount, "The amount is larger than the bank can keep."));
    }

    /// <summary>Says when a currency code never was one of ISO 4217.</summary>
    public static MessageFinding? WrongCurrency(MessageElement amount) => CurrencyCodes.IsKnown(amount.Currency)
        ? null
        : amount.Finding(ReasonCodes.InvalidTransactionCurrency, $"{amount.Currency} is not a currency of ISO 4217.");

    /// <summary>Says when nothing would be moved.</summary>
    public static MessageFinding? Zero(MessageElement amount) => MessageParts.Decimal(amount) == 0
        ? amount.Finding(ReasonCodes.ZeroAmount, "The amount is zero.")
        : null;

    /// <summary>Says when an amount has more decimals than its currency; zeros at the end don't count.</summary>
    public static MessageFinding? TooPrecise(MessageElement amount)
    {
        if (!Currency.TryOf(amount.Currency, out var currency) || MessageParts.TryDecimal(amount) is not { } value)
        {
            return null;
        }

        var minor = value * currency.MinorUnitsPerUnit;
        return minor == decimal.Truncate(minor)
            ? null
            : amount.Finding(
                ReasonCodes.InvalidAmount, $"The amount has more decimals than {currency.Code}, which has {currency.Decimals}.");
    }
}
