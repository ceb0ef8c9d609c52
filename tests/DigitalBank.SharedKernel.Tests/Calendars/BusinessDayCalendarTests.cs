using DigitalBank.SharedKernel.Calendars;

namespace DigitalBank.SharedKernel.Tests.Calendars;

public class BusinessDayCalendarTests
{
    public static TheoryData<int> YearsOfTarget() =>
        [.. SharedData.Rows("daycount/holidays.csv").Where(IsTarget).Select(row => int.Parse(row["year"])).Distinct()];

    /// <summary>The published list names the closing days that are not on a weekend, for whole years.</summary>
    [SharedDataTheory, MemberData(nameof(YearsOfTarget))]
    public void The_target_calendar_closes_on_the_published_days_and_no_others(int year)
    {
        var published = SharedData.Rows("daycount/holidays.csv")
            .Where(row => IsTarget(row) && row["year"] == year.ToString())
            .Select(row => DateOnly.Parse(row["holiday"]))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Distinct();

        var first = new DateOnly(year, 1, 1);
        var computed = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(first.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Where(day => !BusinessDayCalendar.Target.IsBusinessDay(day));

        computed.ShouldBe(published, ignoreOrder: true);
    }

    /// <summary>Source: US Naval Observatory, dates of Easter; the earliest and the latest possible day are among them.</summary>
    [Theory]
    [InlineData(1818, "1818-03-22")]
    [InlineData(1954, "1954-04-18")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_the_almanac_says(int year, string sunday) => Easter.SundayOf(year).ShouldBe(DateOnly.Parse(sunday));

    [Theory]
    [InlineData("2026-05-29", BusinessDayRoll.Following, "2026-05-29")]
    [InlineData("2026-05-30", BusinessDayRoll.Unadjusted, "2026-05-30")]
    [InlineData("2026-05-30", BusinessDayRoll.Following, "2026-06-01")]
    [InlineData("2026-05-30", BusinessDayRoll.ModifiedFollowing, "2026-05-29")]
    [InlineData("2026-05-30", BusinessDayRoll.Preceding, "2026-05-29")]
    [InlineData("2026-05-02", BusinessDayRoll.Preceding, "2026-04-30")]
    [InlineData("2026-05-02", BusinessDayRoll.ModifiedPreceding, "2026-05-04")]
    [InlineData("2026-04-03", BusinessDayRoll.Following, "2026-04-07")]
    [InlineData("2026-12-25", BusinessDayRoll.Following, "2026-12-28")]
    public void A_date_on_a_closing_day_rolls_as_agreed(string date, BusinessDayRoll roll, string expected) =>
        BusinessDayCalendar.Target.Roll(DateOnly.Parse(date), roll).ShouldBe(DateOnly.Parse(expected));

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-07")]
    [InlineData("2026-04-07", -1, "2026-04-02")]
    [InlineData("2026-04-03", 0, "2026-04-03")]
    [InlineData("2026-12-24", 5, "2027-01-04")]
    public void Business_days_are_counted_over_closing_days(string date, int days, string expected) =>
        BusinessDayCalendar.Target.AddBusinessDays(DateOnly.Parse(date), days).ShouldBe(DateOnly.Parse(expected));

    [Fact]
    public void A_calendar_of_a_list_closes_on_its_days_and_at_weekends()
    {
        var holiday = new DateOnly(2026, 7, 3);
        var calendar = BusinessDayCalendar.Of("US", [holiday]);

        calendar.IsBusinessDay(holiday).ShouldBeFalse();
        calendar.Next(new DateOnly(2026, 7, 2)).ShouldBe(new DateOnly(2026, 7, 6));
        calendar.And(BusinessDayCalendar.Target).IsBusinessDay(new DateOnly(2026, 5, 1)).ShouldBeFalse();
        calendar.And(BusinessDayCalendar.Target).Name.ShouldBe("US+TARGET");
        BusinessDayCalendar.WeekendsOnly.IsBusinessDay(holiday).ShouldBeTrue();
    }

    [Fact]
    public void Next_and_previous_are_the_nearest_business_days() =>
        Prop.ForAll(Gen.Choose(0, 36_500).ToArbitrary(), days =>
        {
            var date = new DateOnly(2000, 1, 1).AddDays(days);
            var next = BusinessDayCalendar.Target.Next(date);
            var between = Enumerable.Range(1, next.DayNumber - date.DayNumber - 1).Select(date.AddDays);

            return BusinessDayCalendar.Target.IsBusinessDay(next)
                && !between.Any(BusinessDayCalendar.Target.IsBusinessDay)
                && BusinessDayCalendar.Target.Previous(next) <= date;
        }).QuickCheckThrowOnFailure();

    private static bool IsTarget(IReadOnlyDictionary<string, string> row) => row["calendar"] == "TARGET2";
}
