using System.Globalization;
using System.Numerics;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Interest;

/// <summary>Interest in progress: an exact number of minor units, with the fraction that no currency has.</summary>
/// <param name="Units">
/// Counts 7,104,369,636,000,000,000ths of a minor unit: one per minor unit, hundred-millionth of a rate and part of a year. Interest on
/// whole minor units is therefore a plain product of three whole numbers, and nothing is rounded before it is posted.
/// </param>
internal readonly record struct InterestAmount(Int128 Units) : IComparable<InterestAmount>
{
    /// <summary>Fits a bigint, so that an amount is stored as whole minor units and a fraction.</summary>
    public const long PerMinorUnit = AnnualRate.UnitsPerOne * YearParts.PerYear;

    public static InterestAmount Zero => default;

    public bool IsZero => Units == 0;

    /// <summary>Minor units, cut off downwards; with <see cref="Fraction"/> it is the exact amount.</summary>
    public long Whole => (long)(Units >= 0 ? Units / PerMinorUnit : (Units - (PerMinorUnit - 1)) / PerMinorUnit);

    /// <summary>What is above <see cref="Whole"/>, from 0 to <see cref="PerMinorUnit"/> less one.</summary>
    public long Fraction => (long)(Units - ((Int128)Whole * PerMinorUnit));

    public static InterestAmount OfMinor(long minorUnits) => new((Int128)minorUnits * PerMinorUnit);

    /// <summary>What was stored as <see cref="Whole"/> and <see cref="Fraction"/>.</summary>
    public static InterestAmount Of(long whole, long fraction) => new(((Int128)whole * PerMinorUnit) + fraction);

    /// <summary>Interest on whole minor units: exact.</summary>
    /// <exception cref="OverflowException">More than 2^63 minor units of interest.</exception>
    public static InterestAmount On(long minorUnits, AnnualRate rate, long yearParts) =>
        new(checked((Int128)minorUnits * rate.Units * yearParts));

    /// <summary>Interest on a share of a sum of daily balances, for averages: rounded once, half to even, to a unit.</summary>
    public static InterestAmount On(Int128 sumOfBalances, long days, AnnualRate rate, long yearParts) =>
        new((Int128)DivideHalfEven((BigInteger)sumOfBalances * rate.Units * yearParts, days));

    /// <summary>Interest on interest that has not been posted: rounded half to even, to a unit.</summary>
    public static InterestAmount On(InterestAmount compounded, AnnualRate rate, long yearParts) =>
        new((Int128)DivideHalfEven((BigInteger)compounded.Units * rate.Units * yearParts, PerMinorUnit));

    public static InterestAmount operator +(InterestAmount left, InterestAmount right) => new(checked(left.Units + right.Units));

    public static InterestAmount operator -(InterestAmount left, InterestAmount right) => new(checked(left.Units - right.Units));

    public static InterestAmount operator -(InterestAmount amount) => new(checked(-amount.Units));

    /// <summary>Whole minor units. The one rounding of interest, at its posting.</summary>
    public long Round(Rounding rounding)
    {
        var (whole, fraction) = (Whole, Fraction);
        if (fraction == 0)
        {
            return whole;
        }

        var half = fraction.CompareTo(PerMinorUnit - fraction);
        var up = rounding switch
        {
            Rounding.HalfUp => half > 0 || (half == 0 && whole >= 0),
            Rounding.HalfEven => half > 0 || (half == 0 && (whole & 1) != 0),
            Rounding.Up => whole >= 0,
            Rounding.Down => whole < 0,
            Rounding.Floor => false,
            Rounding.Ceiling => true,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Not a way to round."),
        };
        return up ? whole + 1 : whole;
    }

    /// <summary>Minor units with decimals, rounded half to even: for people and for comparing, not for reckoning on.</summary>
    public string ToText(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var scaled = DivideHalfEven((BigInteger)Units * scale, PerMinorUnit);
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = scaled.Sign < 0 ? "-" : "";
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    public int CompareTo(InterestAmount other) => Units.CompareTo(other.Units);

    public override string ToString() => ToText(12);

    private static BigInteger DivideHalfEven(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        var half = (BigInteger.Abs(remainder) * 2).CompareTo(divisor);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + dividend.Sign : quotient;
    }
}
