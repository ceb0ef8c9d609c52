using System.Globalization;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.SharedKernel.Tests.DayCounts;

public class DayCountTests
{
    // The published fractions are doubles, and one of them is rounded in its eleventh decimal.
    private const decimal Tolerance = 0.000_000_000_01m;

    public static TheoryData<string, string, string, string, string, string, string> Published()
    {
        var cases = new TheoryData<string, string, string, string, string, string, string>();
        foreach (var row in SharedData.Rows("daycount/day_count.csv").DistinctBy(row => string.Join(',', row.Values.Take(7))))
        {
            cases.Add(
                row["convention"], row["start"], row["end"], row["ref_start"], row["ref_end"], row["quantity"], row["expected"]);
        }

        return cases;
    }

    [SharedDataTheory, MemberData(nameof(Published))]
    public void Every_published_count_is_met(
        string convention, string start, string end, string referenceStart, string referenceEnd, string quantity, string expected)
    {
        DayCount.TryOf(convention.Split(" (")[0], out var dayCount).ShouldBeTrue(convention);
        var terms = new DayCountTerms
        {
            ReferenceStart = DateOrNone(referenceStart),
            ReferenceEnd = DateOrNone(referenceEnd),
            EndIsMaturity = convention.EndsWith("(end is maturity)", StringComparison.Ordinal),
            EndOfMonthRule = !convention.EndsWith("(no EOM)", StringComparison.Ordinal),
        };

        if (quantity == "days")
        {
            dayCount!.Days(DateOnly.Parse(start), DateOnly.Parse(end), terms).ShouldBe(int.Parse(expected));
        }
        else
        {
            dayCount!.YearFraction(DateOnly.Parse(start), DateOnly.Parse(end), terms)
                .ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture), Tolerance);
        }
    }

    /// <summary>Source: ISDA, "EMU and market conventions", 1998, section 4: the same dates under three readings of ACT/ACT.</summary>
    [Fact]
    public void The_three_readings_of_actual_actual_differ_as_isda_has_shown()
    {
        var start = new DateOnly(2003, 11, 1);
        var end = new DateOnly(2004, 5, 1);
        var coupon = new DayCountTerms { ReferenceStart = start, ReferenceEnd = end };

        DayCount.ActActIsda.YearFraction(start, end).ShouldBe(0.497724380567m, Tolerance);
        DayCount.ActActIcma.YearFraction(start, end, coupon).ShouldBe(0.5m);
        DayCount.ActActAfb.YearFraction(start, end).ShouldBe(0.497267759563m, Tolerance);
    }

    [Fact]
    public void A_coupon_convention_without_its_coupon_period_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentException>(() => DayCount.ActActIcma.YearFraction(new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)));

    [Fact]
    public void Dates_in_the_wrong_order_are_refused_by_every_convention()
    {
        foreach (var dayCount in DayCount.All)
        {
            Should.Throw<ArgumentOutOfRangeException>(() => dayCount.Days(new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 1)));
            Should.Throw<ArgumentOutOfRangeException>(() => dayCount.YearFraction(new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 1)));
        }
    }

    [Fact]
    public void A_period_cut_in_two_counts_the_same_days_where_days_are_those_of_the_calendar() =>
        Prop.ForAll(Gen.Choose(0, 20_000).ToArbitrary(), Gen.Choose(0, 3_000).ToArbitrary(), Gen.Choose(0, 3_000).ToArbitrary(), (from, first, second) =>
        {
            var start = new DateOnly(1990, 1, 1).AddDays(from);
            var middle = start.AddDays(first);
            var end = middle.AddDays(second);

            return new[] { DayCount.Act360, DayCount.Act365Fixed, DayCount.ActActIsda, DayCount.NoLeap365 }.All(dayCount =>
                dayCount.Days(start, middle) + dayCount.Days(middle, end) == dayCount.Days(start, end)
                && Math.Abs(dayCount.YearFraction(start, middle) + dayCount.YearFraction(middle, end) - dayCount.YearFraction(start, end)) < Tolerance);
        }).QuickCheckThrowOnFailure();

    private static DateOnly? DateOrNone(string text) => text.Length == 0 ? null : DateOnly.Parse(text);
}
