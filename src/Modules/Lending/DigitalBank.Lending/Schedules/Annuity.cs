namespace DigitalBank.Lending.Schedules;

/// <summary>The equal instalment that clears a balance.</summary>
internal static class Annuity
{
    /// <summary>Of periods that all bear the same rate.</summary>
    /// <param name="periodicRate">The rate of one period, as a fraction.</param>
    /// <param name="periods">One at least.</param>
    /// <param name="balloon">Left over after the last one.</param>
    /// <returns>Not rounded.</returns>
    public static decimal Instalment(decimal balance, decimal periodicRate, int periods, decimal balloon = 0)
    {
        if (periodicRate == 0)
        {
            return (balance - balloon) / periods;
        }

        var growth = Power(1 + periodicRate, periods);
        return ((balance * growth) - balloon) * periodicRate / (growth - 1);
    }

    /// <summary>
    /// Of periods that bear a rate each: what is owed grown by all factors, over the sum of what each instalment grows by.
    /// </summary>
    /// <param name="owed">What is owed with interest on the day of the first instalment.</param>
    /// <param name="factors">The rate of each period after that day, as a fraction.</param>
    /// <returns>Not rounded.</returns>
    public static decimal Instalment(decimal owed, ReadOnlySpan<decimal> factors, decimal balloon = 0)
    {
        var growth = 1m;
        var worth = 1m;
        foreach (var factor in factors)
        {
            growth *= 1 + factor;
            worth = (worth * (1 + factor)) + 1;
        }

        return ((owed * growth) - balloon) / worth;
    }

    private static decimal Power(decimal value, int exponent)
    {
        var result = 1m;
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * value : result;
            value = exponent > 1 ? value * value : value;
        }

        return result;
    }
}
