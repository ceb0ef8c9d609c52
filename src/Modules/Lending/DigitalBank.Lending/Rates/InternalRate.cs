namespace DigitalBank.Lending.Rates;

/// <summary>The yearly rate at which what is paid out and what is paid back are worth the same.</summary>
internal static class InternalRate
{
    private const int MostSteps = 200;

    private const decimal Exactness = 0.000000000000001m;

    /// <param name="flows">Amounts with both signs, and the years after the first of them.</param>
    /// <returns>The rate of a year, compounded yearly, as a fraction.</returns>
    /// <exception cref="ArgumentException">The amounts have one sign only, so that no rate makes them equal.</exception>
    public static decimal Of(IReadOnlyList<(decimal Years, decimal Amount)> flows)
    {
        if (!flows.Any(flow => flow.Amount > 0) || !flows.Any(flow => flow.Amount < 0))
        {
            throw new ArgumentException("A loan pays out and is paid back.", nameof(flows));
        }

        // Solved for the force of interest, ln(1 + rate): each amount is then worth amount * exp(-force * years).
        var (low, high) = (-4m, 8m);
        var force = 0.05m;
        for (var step = 0; step < MostSteps; step++)
        {
            var (worth, slope) = Worth(flows, force);
            (low, high) = worth < 0 ? (force, high) : (low, force);
            var next = slope == 0 ? (low + high) / 2 : force - (worth / slope);
            next = next <= low || next >= high ? (low + high) / 2 : next;
            if (Math.Abs(next - force) < Exactness)
            {
                return Exponential(next) - 1;
            }

            force = next;
        }

        return Exponential(force) - 1;
    }

    private static (decimal Worth, decimal Slope) Worth(IReadOnlyList<(decimal Years, decimal Amount)> flows, decimal force)
    {
        var (worth, slope) = (0m, 0m);
        foreach (var (years, amount) in flows)
        {
            var discounted = amount * Exponential(-force * years);
            worth += discounted;
            slope -= discounted * years;
        }

        return (worth, slope);
    }

    private static decimal Exponential(decimal power)
    {
        // Beyond these a decimal has no digits left; the search turns back before it matters.
        power = Math.Clamp(power, -50, 50);
        var halvings = 0;
        for (; Math.Abs(power) > 0.1m; power /= 2)
        {
            halvings++;
        }

        var (term, sum) = (1m, 1m);
        for (var n = 1; Math.Abs(term) > 1e-28m && n < 40; n++)
        {
            term *= power / n;
            sum += term;
        }

        for (; halvings > 0; halvings--)
        {
            sum *= sum;
        }

        return sum;
    }
}
