namespace DigitalBank.Lending.Schedules;

/// <summary>A yearly rate and the day from which it counts.</summary>
/// <param name="AnnualRate">As a fraction: 0.07 means 7 %.</param>
internal readonly record struct RateStep(DateOnly From, decimal AnnualRate);

/// <summary>The yearly rate of a loan over time: one at the beginning and the changes that are known.</summary>
internal sealed class RateSteps
{
    private readonly decimal _first;

    private readonly RateStep[] _changes;

    private RateSteps(decimal first, RateStep[] changes)
    {
        _first = first;
        _changes = changes;
    }

    public IReadOnlyList<RateStep> Changes => _changes;

    public static RateSteps Fixed(decimal annualRate) => new(annualRate, []);

    /// <summary>The same with another rate from a day on; one on the same day is replaced.</summary>
    public RateSteps With(DateOnly from, decimal annualRate) =>
        new(_first, [.. _changes.Where(step => step.From != from).Append(new RateStep(from, annualRate)).OrderBy(step => step.From)]);

    public decimal On(DateOnly date)
    {
        for (var at = _changes.Length - 1; at >= 0; at--)
        {
            if (_changes[at].From <= date)
            {
                return _changes[at].AnnualRate;
            }
        }

        return _first;
    }
}
