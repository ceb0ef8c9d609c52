namespace DigitalBank.Lending.Schedules;

/// <summary>A rate that follows an index: what the index is on a repricing date, plus a margin, within limits.</summary>
/// <param name="Margin">Added to the index, as a fraction.</param>
/// <param name="Floor">The rate is never lower.</param>
/// <param name="Cap">The rate is never higher.</param>
/// <param name="MaximumStep">How far one repricing may move the rate, up or down; null: any distance.</param>
/// <param name="Repricing">How often the rate is set anew.</param>
internal sealed record IndexLink(decimal Margin, decimal? Floor, decimal? Cap, decimal? MaximumStep, PaymentCycle Repricing)
{
    /// <summary>The rate over the term: a repricing date takes the last fixing on or before it.</summary>
    /// <param name="fixings">Values of the index, in any order.</param>
    /// <exception cref="ArgumentException">There is no fixing on or before the start.</exception>
    public RateSteps Rates(IEnumerable<RateStep> fixings, DateOnly start, DateOnly end)
    {
        var known = fixings.OrderBy(fixing => fixing.From).ToArray();
        if (known.Length == 0 || known[0].From > start)
        {
            throw new ArgumentException("The index has no value on or before the loan's first day.", nameof(fixings));
        }

        var rate = Within(Fixing(known, start) + Margin);
        var rates = RateSteps.Fixed(rate);
        for (var number = 1; Repricing.DueDate(start, number) is var date && date < end; number++)
        {
            var next = Stepped(rate, Within(Fixing(known, date) + Margin));
            rates = next == rate ? rates : rates.With(date, next);
            rate = next;
        }

        return rates;
    }

    private static decimal Fixing(RateStep[] known, DateOnly date) => known.Last(fixing => fixing.From <= date).AnnualRate;

    private decimal Within(decimal rate) => Math.Min(Math.Max(rate, Floor ?? rate), Cap ?? decimal.MaxValue);

    private decimal Stepped(decimal before, decimal wanted) =>
        MaximumStep is { } step ? Math.Clamp(wanted, before - step, before + step) : wanted;
}
