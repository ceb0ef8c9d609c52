using System.Globalization;

namespace DigitalBank.Accounts.Interest;

/// <summary>A yearly interest rate, exact to a millionth of a percent; below zero the depositor pays.</summary>
/// <param name="Units">The rate as a fraction, in hundred-millionths: 2,500,000 is 2.5 %.</param>
internal readonly record struct AnnualRate(long Units) : IComparable<AnnualRate>
{
    /// <summary>How many units make a rate of 100 %.</summary>
    public const long UnitsPerOne = 100_000_000;

    private const int PercentDecimals = 6;

    private const decimal HighestPercent = 1_000m;

    public static AnnualRate Zero => default;

    public bool IsZero => Units == 0;

    /// <summary>The rate in percent, as people write it.</summary>
    public decimal Percent => Units / (decimal)(UnitsPerOne / 100);

    /// <param name="percent">2.5 means 2.5 %.</param>
    /// <returns>False for more than six decimals or beyond ±1,000 %.</returns>
    public static bool TryFromPercent(decimal percent, out AnnualRate rate)
    {
        rate = default;
        if (Math.Abs(percent) > HighestPercent || decimal.Round(percent, PercentDecimals) != percent)
        {
            return false;
        }

        rate = new AnnualRate((long)(percent * (UnitsPerOne / 100)));
        return true;
    }

    /// <exception cref="ArgumentOutOfRangeException">More than six decimals, or beyond ±1,000 %.</exception>
    public static AnnualRate FromPercent(decimal percent) => TryFromPercent(percent, out var rate)
        ? rate
        : throw new ArgumentOutOfRangeException(
            nameof(percent), percent, "A rate has at most six decimals of a percent and is within ±1,000 %.");

    public AnnualRate Plus(AnnualRate margin) => new(Units + margin.Units);

    /// <summary>The rate, but not below the floor and not above the cap.</summary>
    public AnnualRate Within(AnnualRate? floor, AnnualRate? cap)
    {
        var raised = floor is { } lowest && Units < lowest.Units ? lowest : this;
        return cap is { } highest && raised.Units > highest.Units ? highest : raised;
    }

    public int CompareTo(AnnualRate other) => Units.CompareTo(other.Units);

    public override string ToString() => Percent.ToString("0.######", CultureInfo.InvariantCulture) + " %";
}
