using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.SharedKernel.Tests.DayCounts;

/// <summary>Random dates against what the definitions say, taken word for word: day by day, or with their own D1 and D2.</summary>
public class DayCountAgainstDefinitionsTests
{
    private const int Seed = 20261123;

    private const int Pairs = 1_000;

    private const decimal Tolerance = 0.000_000_000_000_000_000_1m;

    public static TheoryData<string> Conventions =>
    [
        "ACT_360", "ACT_365F", "NL_365", "ACT_365_ACTUAL", "ACT_ACT_ISDA", "ACT_ACT_AFB", "ACT_ACT_YEAR",
        "THIRTY_360_ISDA", "THIRTY_U_360", "THIRTY_360_PSA", "THIRTY_E_360", "THIRTY_E_360_ISDA", "THIRTY_EPLUS_360", "THIRTY_E_365",
    ];

    [Theory, MemberData(nameof(Conventions))]
    public void Any_two_days_are_as_far_apart_as_the_definition_says(string convention)
    {
        DayCount.TryOf(convention, out var dayCount).ShouldBeTrue();
        var random = new Random(Seed);
        for (var i = 0; i < Pairs; i++)
        {
            var start = ADay(random);
            var end = i % 4 == 0 ? MonthEnd(start.AddMonths(random.Next(120))) : start.AddDays(random.Next(3_000));
            if (end < start)
            {
                continue;
            }

            dayCount!.YearFraction(start, end).ShouldBe(Defined(convention, start, end), Tolerance, $"{start:yyyy-MM-dd} to {end:yyyy-MM-dd}, seed {Seed}");
        }
    }

    /// <summary>Every third one at the end of a month, where the conventions differ.</summary>
    private static DateOnly ADay(Random random)
    {
        var day = new DateOnly(1895, 1, 1).AddDays(random.Next(80_000));
        return random.Next(3) == 0 ? MonthEnd(day) : day;
    }

    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static decimal Defined(string convention, DateOnly start, DateOnly end) => convention switch
    {
        "ACT_360" => DaysAfter(start, end).Count() / 360m,
        "ACT_365F" => DaysAfter(start, end).Count() / 365m,
        "NL_365" => DaysAfter(start, end).Count(day => day is not { Month: 2, Day: 29 }) / 365m,
        "ACT_365_ACTUAL" => DaysAfter(start, end).Count() / (DaysAfter(start, end).Any(day => day is { Month: 2, Day: 29 }) ? 366m : 365m),
        "ACT_ACT_ISDA" => DaysFrom(start, end).Count(day => DateTime.IsLeapYear(day.Year)) / 366m
            + (DaysFrom(start, end).Count(day => !DateTime.IsLeapYear(day.Year)) / 365m),
        "ACT_ACT_AFB" => Afb(start, end),
        "ACT_ACT_YEAR" => WholeYearsOn(start, end),
        "THIRTY_E_365" => Thirty(convention, start, end) / 365m,
        _ => Thirty(convention, start, end) / 360m,
    };

    private static IEnumerable<DateOnly> DaysFrom(DateOnly start, DateOnly end) =>
        Enumerable.Range(0, end.DayNumber - start.DayNumber).Select(start.AddDays);

    private static IEnumerable<DateOnly> DaysAfter(DateOnly start, DateOnly end) => DaysFrom(start, end).Select(day => day.AddDays(1));

    /// <summary>"Counted backwards from the last day; where that is 28 February, the last day of February."</summary>
    private static decimal Afb(DateOnly start, DateOnly end)
    {
        var years = 0;
        for (var year = end.Year - 1; ; year--)
        {
            var day = end is { Month: 2, Day: >= 28 } ? MonthEnd(new DateOnly(year, 2, 1)) : new DateOnly(year, end.Month, end.Day);
            if (day < start)
            {
                var rest = years == 0 ? end
                    : end is { Month: 2, Day: >= 28 } ? MonthEnd(new DateOnly(year + 1, 2, 1)) : new DateOnly(year + 1, end.Month, end.Day);
                var days = DaysFrom(start, rest).ToList();
                return years + (days.Count / (days.Exists(one => one is { Month: 2, Day: 29 }) ? 366m : 365m));
            }

            years++;
        }
    }

    private static decimal WholeYearsOn(DateOnly start, DateOnly end)
    {
        var years = 0;
        while (start.AddYears(years + 1) <= end)
        {
            years++;
        }

        return years + (DaysFrom(start.AddYears(years), end).Count() / (decimal)DaysFrom(start.AddYears(years), start.AddYears(years + 1)).Count());
    }

    private static int Thirty(string convention, DateOnly start, DateOnly end)
    {
        var (d1, d2, m2) = (start.Day, end.Day, end.Month);
        var (startsInFebruary, endsInFebruary) = (start.Month == 2 && start == MonthEnd(start), end.Month == 2 && end == MonthEnd(end));
        switch (convention)
        {
            case "THIRTY_360_ISDA":
                d1 = d1 == 31 ? 30 : d1;
                d2 = d2 == 31 && d1 > 29 ? 30 : d2;
                break;
            case "THIRTY_U_360":
                d2 = startsInFebruary && endsInFebruary ? 30 : d2;
                d1 = startsInFebruary ? 30 : d1;
                d2 = d2 == 31 && d1 >= 30 ? 30 : d2;
                d1 = d1 == 31 ? 30 : d1;
                break;
            case "THIRTY_360_PSA":
                d1 = d1 == 31 || startsInFebruary ? 30 : d1;
                d2 = d2 == 31 && d1 == 30 ? 30 : d2;
                break;
            case "THIRTY_E_360":
                (d1, d2) = (d1 == 31 ? 30 : d1, d2 == 31 ? 30 : d2);
                break;
            case "THIRTY_E_360_ISDA" or "THIRTY_E_365":
                (d1, d2) = (start == MonthEnd(start) ? 30 : d1, end == MonthEnd(end) ? 30 : d2);
                break;
            case "THIRTY_EPLUS_360":
                (d1, d2, m2) = (d1 == 31 ? 30 : d1, d2 == 31 ? 1 : d2, d2 == 31 ? m2 + 1 : m2);
                break;
        }

        return (360 * (end.Year - start.Year)) + (30 * (m2 - start.Month)) + d2 - d1;
    }
}
