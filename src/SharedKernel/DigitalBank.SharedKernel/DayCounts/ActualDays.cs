namespace DigitalBank.SharedKernel.DayCounts;

/// <summary>Conventions that count the days of the calendar and differ in what they call a year.</summary>
internal static class ActualDays
{
    public static int Between(DateOnly start, DateOnly end) => end.DayNumber - start.DayNumber;

    /// <summary>29 February does not count, unless it is the first day.</summary>
    public static int WithoutLeapDays(DateOnly start, DateOnly end) =>
        Between(start, end) - LeapDays(start.AddDays(1), end.AddDays(1));

    /// <summary>The days in each calendar year over the length of that year.</summary>
    public static decimal YearsIsda(DateOnly start, DateOnly end)
    {
        if (start.Year == end.Year)
        {
            return Between(start, end) / DaysIn(start.Year);
        }

        var first = (new DateOnly(start.Year + 1, 1, 1).DayNumber - start.DayNumber) / DaysIn(start.Year);
        var last = (end.DayOfYear - 1) / DaysIn(end.Year);
        return first + (end.Year - start.Year - 1) + last;
    }

    /// <summary>The days over those of the coupon period, times the part of a year that the period stands for.</summary>
    public static decimal YearsIcma(DateOnly start, DateOnly end, DayCountTerms terms)
    {
        if (terms is not { ReferenceStart: { } periodStart, ReferenceEnd: { } periodEnd } || periodEnd <= periodStart)
        {
            throw new ArgumentException("ACT/ACT ICMA needs the coupon period around the dates.", nameof(terms));
        }

        var months = ((periodEnd.Year - periodStart.Year) * 12) + periodEnd.Month - periodStart.Month;
        if (months == 0)
        {
            throw new ArgumentException("A coupon period of ACT/ACT ICMA lasts a month at least.", nameof(terms));
        }

        return (decimal)Between(start, end) * months / (12 * Between(periodStart, periodEnd));
    }

    /// <summary>Whole years counted back from the end; the rest over 366 if it holds a 29 February, else over 365.</summary>
    public static decimal YearsAfb(DateOnly start, DateOnly end)
    {
        var years = 0;
        var rest = end;
        while (YearsBack(end, years + 1) is var earlier && earlier >= start)
        {
            years++;
            rest = earlier;
        }

        return years + (Between(start, rest) / (LeapDays(start, rest) > 0 ? 366m : 365m));
    }

    /// <summary>Whole years counted on from the start; the rest over the length of the year that follows them.</summary>
    public static decimal YearsFromStart(DateOnly start, DateOnly end)
    {
        var years = end.Year - start.Year;
        if (start.AddYears(years) > end)
        {
            years--;
        }

        var from = start.AddYears(years);
        return years + (Between(from, end) / (decimal)Between(from, start.AddYears(years + 1)));
    }

    /// <summary>All days over 366 if a 29 February is among those after the start and up to the end, else over 365.</summary>
    public static decimal Years365Or366(DateOnly start, DateOnly end) =>
        Between(start, end) / (LeapDays(start.AddDays(1), end.AddDays(1)) > 0 ? 366m : 365m);

    private static decimal DaysIn(int year) => DateTime.IsLeapYear(year) ? 366m : 365m;

    // Back from 28 February comes 29 February where there is one; AddYears alone would only ever shorten.
    private static DateOnly YearsBack(DateOnly end, int years)
    {
        var earlier = end.AddYears(-years);
        return earlier is { Month: 2, Day: 28 } && DateTime.IsLeapYear(earlier.Year) ? earlier.AddDays(1) : earlier;
    }

    /// <summary>How many 29 Februaries there are from the first date up to, not including, the second.</summary>
    private static int LeapDays(DateOnly from, DateOnly until) => LeapDaysBefore(until) - LeapDaysBefore(from);

    private static int LeapDaysBefore(DateOnly date)
    {
        var wholeYears = date.Year - 1;
        var isPassed = DateTime.IsLeapYear(date.Year) && date > new DateOnly(date.Year, 2, 29);
        return (wholeYears / 4) - (wholeYears / 100) + (wholeYears / 400) + (isPassed ? 1 : 0);
    }
}
