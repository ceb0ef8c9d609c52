namespace DigitalBank.SharedKernel.Monetary;

/// <summary>How an amount that is still being worked out becomes whole minor units.</summary>
public enum Rounding
{
    /// <summary>To the nearest; a half goes away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest; a half goes to the even neighbour, so that many roundings do not drift.</summary>
    HalfEven,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>To the next lower number.</summary>
    Floor,

    /// <summary>To the next higher number.</summary>
    Ceiling,
}

public static class RoundingExtensions
{
    /// <summary>Rounds to a number of decimals.</summary>
    /// <param name="decimals">0 to 28.</param>
    public static decimal Round(this decimal value, int decimals, Rounding rounding) => rounding switch
    {
        Rounding.HalfUp => decimal.Round(value, decimals, MidpointRounding.AwayFromZero),
        Rounding.HalfEven => decimal.Round(value, decimals, MidpointRounding.ToEven),
        Rounding.Up => decimal.Round(value, decimals, value < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity),
        Rounding.Down => decimal.Round(value, decimals, MidpointRounding.ToZero),
        Rounding.Floor => decimal.Round(value, decimals, MidpointRounding.ToNegativeInfinity),
        Rounding.Ceiling => decimal.Round(value, decimals, MidpointRounding.ToPositiveInfinity),
        _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Not a way to round."),
    };

    /// <summary>The one rounding of a calculation: its result in the currency's main unit becomes an amount.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money RoundTo(this decimal amount, Currency currency, Rounding rounding)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return Money.TryFromDecimal(amount.Round(currency.Decimals, rounding), currency, out var money)
            ? money
            : throw new OverflowException($"The amount is too large for {currency.Code}.");
    }
}
