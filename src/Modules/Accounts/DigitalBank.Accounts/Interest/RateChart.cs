namespace DigitalBank.Accounts.Interest;

/// <summary>A rate from an amount and a term on.</summary>
/// <param name="FromMonths">The shortest term it is for; 0 where the term does not matter.</param>
/// <param name="FromAmount">The lowest balance it is for, in minor units.</param>
internal sealed record RateTier(int FromMonths, long FromAmount, AnnualRate Rate);

/// <summary>What a tier's rate applies to.</summary>
internal enum TierMethod
{
    /// <summary>The tier that a balance reaches gives the rate of all of it.</summary>
    WholeBalance = 1,

    /// <summary>Each tier gives the rate of the slice of the balance that lies in it.</summary>
    Bands = 2,
}

/// <summary>Which way into a chart of terms and amounts comes first; it matters where tiers leave gaps.</summary>
internal enum TierOrder
{
    TermFirst = 1,
    AmountFirst = 2,
}

/// <summary>Rates in tiers by amount and term.</summary>
internal sealed record RateChart(
    IReadOnlyList<RateTier> Tiers, TierMethod Method = TierMethod.WholeBalance, TierOrder Order = TierOrder.TermFirst)
{
    /// <summary>One rate for all.</summary>
    public static RateChart Flat(AnnualRate rate) => new([new RateTier(0, 0, rate)]);

    /// <summary>The rate for a balance and term; null where the chart has none.</summary>
    public AnnualRate? RateFor(long amount, int months) => TierFor(amount, months)?.Rate;

    /// <summary>The tiers' rates as margins over an index.</summary>
    public RateChart Over(AnnualRate index, AnnualRate? floor, AnnualRate? cap) =>
        this with { Tiers = [.. Tiers.Select(tier => tier with { Rate = index.Plus(tier.Rate).Within(floor, cap) })] };

    /// <summary>Interest on a balance.</summary>
    /// <param name="balance">Minor units, above zero.</param>
    /// <param name="compounded">Interest that bears interest although it has not been posted; it counts as the top of the balance.</param>
    public InterestAmount Accrue(long balance, InterestAmount compounded, int months, long yearParts) =>
        Accrue(new AverageBalance(balance, 1), compounded, months, yearParts);

    /// <summary>Interest on the average of daily balances.</summary>
    public InterestAmount Accrue(AverageBalance balance, InterestAmount compounded, int months, long yearParts)
    {
        if (TierFor(balance.Whole + compounded.Whole, months) is not { } top)
        {
            return InterestAmount.Zero;
        }

        var onInterest = compounded.IsZero ? InterestAmount.Zero : InterestAmount.On(compounded, top.Rate, yearParts);
        return onInterest + (Method == TierMethod.Bands
            ? InBands(balance, top, yearParts)
            : On(balance, top.Rate, yearParts));
    }

    private static InterestAmount On(AverageBalance balance, AnnualRate rate, long yearParts) => balance.Days == 1
        ? InterestAmount.On((long)balance.Sum, rate, yearParts)
        : InterestAmount.On(balance.Sum, balance.Days, rate, yearParts);

    private InterestAmount InBands(AverageBalance balance, RateTier top, long yearParts)
    {
        var bands = Tiers
            .Where(tier => tier.FromMonths == top.FromMonths && tier.FromAmount <= top.FromAmount)
            .OrderBy(tier => tier.FromAmount)
            .ToList();
        var interest = InterestAmount.Zero;
        for (var i = 0; i < bands.Count; i++)
        {
            var until = i + 1 < bands.Count ? balance.UpTo(bands[i + 1].FromAmount) : balance;
            interest += On(until.Above(bands[i].FromAmount), bands[i].Rate, yearParts);
        }

        return interest;
    }

    private RateTier? TierFor(long amount, int months)
    {
        RateTier? best = null;
        foreach (var tier in Tiers)
        {
            if (tier.FromMonths <= months && tier.FromAmount <= amount && (best is null || IsCloser(tier, best)))
            {
                best = tier;
            }
        }

        return best;
    }

    private bool IsCloser(RateTier tier, RateTier best) => Order == TierOrder.TermFirst
        ? (tier.FromMonths, tier.FromAmount).CompareTo((best.FromMonths, best.FromAmount)) > 0
        : (tier.FromAmount, tier.FromMonths).CompareTo((best.FromAmount, best.FromMonths)) > 0;
}

/// <summary>An average that is not divided before it has to be.</summary>
/// <param name="Sum">The daily balances added up, in minor units.</param>
internal readonly record struct AverageBalance(Int128 Sum, int Days)
{
    /// <summary>Minor units, cut off.</summary>
    public long Whole => (long)(Sum / Days);

    public AverageBalance UpTo(long amount) => this with { Sum = Int128.Min(Sum, (Int128)amount * Days) };

    public AverageBalance Above(long amount) => this with { Sum = Int128.Max(0, Sum - ((Int128)amount * Days)) };
}
