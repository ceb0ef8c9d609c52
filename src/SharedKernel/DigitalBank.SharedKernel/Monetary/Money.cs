using System.Globalization;

namespace DigitalBank.SharedKernel.Monetary;

/// <summary>An exact amount of one currency, held in minor units (cents, yen, fils).</summary>
/// <remarks>
/// Arithmetic is checked: an overflow throws. Amounts of different currencies never mix; adding them is a bug and throws.
/// </remarks>
public readonly partial record struct Money : IComparable<Money>
{
    private Money(long minorUnits, Currency currency)
    {
        MinorUnits = minorUnits;
        Currency = currency;
    }

    /// <summary>The amount in the currency's smallest unit; negative means owed.</summary>
    public long MinorUnits { get; }

    public Currency Currency { get; }

    public bool IsPositive => MinorUnits > 0;

    public bool IsZero => MinorUnits == 0;

    public bool IsNegative => MinorUnits < 0;

    public static Money Zero(Currency currency) => new(0, currency);

    public static Money OfMinor(long minorUnits, Currency currency) => new(minorUnits, currency);

    /// <summary>Reads a plain decimal such as <c>100.00</c>.</summary>
    /// <exception cref="FormatException">Not a decimal, more decimals than the currency has, or too large.</exception>
    public static Money Of(string amount, string currencyCode) =>
        TryParse(amount, Currency.Of(currencyCode), out var money)
            ? money
            : throw new FormatException($"'{amount}' is not an amount in {currencyCode}.");

    /// <summary>Reads a plain decimal: digits with an optional sign and point, no exponent, no thousands mark.</summary>
    /// <returns>False when it is not one, has more significant decimals than the currency, or does not fit.</returns>
    public static bool TryParse(ReadOnlySpan<char> amount, Currency currency, out Money money)
    {
        money = default;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return amount.Length is > 0 and <= 40
            && decimal.TryParse(amount, Plain, CultureInfo.InvariantCulture, out var value)
            && TryFromDecimal(value, currency, out money);
    }

    /// <summary>Converts an exact decimal; more decimals than the currency has are refused, never rounded.</summary>
    public static bool TryFromDecimal(decimal value, Currency currency, out Money money)
    {
        money = default;
        if (Math.Abs(value) > long.MaxValue / currency.MinorUnitsPerUnit)
        {
            return false;
        }

        var minor = value * currency.MinorUnitsPerUnit;
        if (minor != decimal.Truncate(minor))
        {
            return false;
        }

        money = new Money((long)minor, currency);
        return true;
    }

    /// <summary>The amount as a decimal in the currency's main unit, with exactly the currency's decimals.</summary>
    public decimal ToDecimal() => decimal.Divide(MinorUnits, Currency.MinorUnitsPerUnit) + new decimal(0, 0, 0, false, (byte)Currency.Decimals);

    /// <summary>The amount as text without its currency: <c>1234.50</c>.</summary>
    public string ToAmountText() => ToDecimal().ToString("F" + Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The amount with its currency: <c>1234.50 EUR</c>.</summary>
    public override string ToString() => $"{ToAmountText()} {Currency.Code}";

    public Money Negate() => new(checked(-MinorUnits), Currency);

    public Money Add(Money other) => new(checked(MinorUnits + other.SameCurrencyAs(this).MinorUnits), Currency);

    public Money Subtract(Money other) => new(checked(MinorUnits - other.SameCurrencyAs(this).MinorUnits), Currency);

    public int CompareTo(Money other) => MinorUnits.CompareTo(other.SameCurrencyAs(this).MinorUnits);

    public static Money operator +(Money left, Money right) => left.Add(right);

    public static Money operator -(Money left, Money right) => left.Subtract(right);

    public static Money operator -(Money money) => money.Negate();

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private Money SameCurrencyAs(Money other) => Currency == other.Currency
        ? this
        : throw new InvalidOperationException($"{other.Currency.Code} and {Currency.Code} do not mix.");
}
