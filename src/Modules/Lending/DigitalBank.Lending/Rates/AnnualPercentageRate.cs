using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Rates;

/// <summary>The total cost of a credit as a yearly percentage, as a consumer must be told.</summary>
/// <remarks>
/// Source: Directive 2008/48/EC, Annex I, part I. Intervals count from the first drawdown, in whole years, months or weeks where dates allow it,
/// else in whole years and days: a year has 12 equal months, 52 weeks or 365 days, 366 in a leap year.
/// </remarks>
internal static class AnnualPercentageRate
{
    /// <param name="flows">Drawdowns, repayments and all charges that the consumer has to pay, known ones at their dates.</param>
    /// <returns>As a fraction, not rounded; <see cref="Shown"/> rounds as the directive asks.</returns>
    /// <exception cref="ArgumentException">Nothing is drawn or nothing repaid.</exception>
    public static decimal Of(IEnumerable<CashFlow> flows)
    {
        CashFlow[] inOrder = [.. flows.OrderBy(flow => flow.Date)];
        return InternalRate.Of([.. inOrder.Select(flow => (Interval(inOrder[0].Date, flow.Date), flow.Amount))]);
    }

    /// <summary>In percent with one decimal, a five rounded up.</summary>
    public static decimal Shown(decimal rate) => decimal.Round(rate * 100, 1, MidpointRounding.AwayFromZero);

    private static decimal Interval(DateOnly from, DateOnly to)
    {
        if (Months(from, to) is { } months)
        {
            return months / 12m;
        }

        var days = to.DayNumber - from.DayNumber;
        if (days % 7 == 0)
        {
            return days / 7 / 52m;
        }

        var years = to.Year - from.Year - (from.AddYears(to.Year - from.Year) > to ? 1 : 0);
        var begun = from.AddYears(years);
        return years + ((to.DayNumber - begun.DayNumber) / (DateTime.IsLeapYear(to.Year) ? 366m : 365m));
    }

    private static int? Months(DateOnly from, DateOnly to)
    {
        var months = new PaymentCycle(1, CycleUnit.Months).UnitsBetween(from, to);
        return months == decimal.Truncate(months) ? (int)months : null;
    }
}
