using DigitalBank.Accounts.Interest;
using DigitalBank.SharedKernel.DayCounts;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Tests.Interest;

public class InterestCalculatorTests
{
    private static readonly DateOnly Start = new(2027, 1, 15);

    public static TheoryData<string> DayCounts => [.. DayCount.All.Select(dayCount => dayCount.Code)];

    [Theory, MemberData(nameof(DayCounts))]
    public void A_period_cut_into_days_in_any_way_earns_what_the_whole_period_earns(string code)
    {
        DayCount.TryOf(code, out var dayCount).ShouldBeTrue();
        var seed = code.Sum(letter => letter);
        for (var round = 0; round < 200; round++)
        {
            var random = new Random((seed * 1_000) + round);
            var start = Start.AddDays(random.Next(0, 1_500));
            var end = start.AddDays(random.Next(2, 400));
            var terms = Terms(random, dayCount!, start);
            var balance = random.NextInt64(-5_000_000_000, 50_000_000_000);
            var timeline = Timeline(random, start, terms);

            var whole = Accrue(timeline, start, end, balance, [end]);
            var days = Accrue(
                timeline, start, end, balance, Enumerable
                    .Range(start.DayNumber + 1, end.DayNumber - start.DayNumber)
                    .Select(DateOnly.FromDayNumber));
            var some = Accrue(timeline, start, end, balance, Cuts(random, start, end));

            days.ShouldBe(whole, $"{code}, round {round}, seed {seed}");
            some.ShouldBe(whole, $"{code}, round {round}, seed {seed}");
        }
    }

    [Theory]
    [InlineData("ACT_365F", "2027-01-30", "2027-03-31", 60, 365)]
    [InlineData("THIRTY_360_ISDA", "2027-01-30", "2027-03-31", 60, 360)]
    [InlineData("THIRTY_E_360", "2028-02-28", "2028-03-01", 3, 360)]
    [InlineData("ACT_360", "2027-12-15", "2028-03-15", 91, 360)]
    public void Interest_of_a_period_is_balance_times_rate_times_the_fraction_of_its_convention(
        string code, string from, string until, int days, int year)
    {
        DayCount.TryOf(code, out var dayCount).ShouldBeTrue();
        var terms = At("5", dayCount!);

        var after = Accrue(Timeline(terms), DateOnly.Parse(from), DateOnly.Parse(until), 1_000_000, [DateOnly.Parse(until)]);

        // 10,000.00 at 5 %, in hundredths: 1,000,000 × 0.05 × days ÷ year, as an exact number of units.
        after.Credit.Units.ShouldBe((Int128)1_000_000 * 5_000_000 * days * (YearParts.PerYear / year));
    }

    [Fact]
    public void Over_the_leap_day_actual_actual_takes_each_years_own_length()
    {
        var after = Accrue(Timeline(At("3.65", DayCount.ActActIsda)), new(2027, 12, 1), new(2028, 3, 1), 1_000_000, [new(2028, 3, 1)]);

        var fractionOfYear = (31 * (YearParts.PerYear / 365)) + (60 * (YearParts.PerYear / 366));
        after.Credit.Units.ShouldBe((Int128)1_000_000 * 3_650_000 * fractionOfYear);
    }

    [Fact]
    public void A_new_rate_counts_from_its_day_and_changes_nothing_before()
    {
        var timeline = new TermsTimeline(new DatedTerms(Start, At("1")), new DatedTerms(Start.AddDays(10), At("2")));

        var after = Accrue(timeline, Start, Start.AddDays(15), 36_500_000, [Start.AddDays(15)]);

        after.Credit.ShouldBe(InterestAmount.OfMinor((10 * 1_000) + (5 * 2_000)));
    }

    [Fact]
    public void An_index_linked_rate_is_index_plus_margin_between_floor_and_cap()
    {
        var margin = RateChart.Flat(AnnualRate.FromPercent(-0.5m));

        Rate("2").ShouldBe(AnnualRate.FromPercent(1.5m));
        Rate("0.3").ShouldBe(AnnualRate.Zero);
        Rate("9").ShouldBe(AnnualRate.FromPercent(4));

        AnnualRate Rate(string index) => margin
            .Over(AnnualRate.FromPercent(decimal.Parse(index)), AnnualRate.Zero, AnnualRate.FromPercent(4)).RateFor(100, 0)!.Value;
    }

    [Theory]
    [InlineData(false, 999_999, 0)]
    [InlineData(false, 1_000_000, 1_000_000)]
    [InlineData(false, 6_000_000, 12_000_000)]
    [InlineData(true, 1_000_000, 0)]
    [InlineData(true, 1_500_000, 500_000)]
    [InlineData(true, 6_000_000, 4_000_000 + 2_000_000)]
    public void Tiers_rate_the_whole_balance_or_each_its_own_slice(bool inBands, long balance, long basisTimesPercent)
    {
        var chart = new RateChart(
            [new RateTier(0, 0, AnnualRate.Zero), new RateTier(0, 1_000_000, AnnualRate.FromPercent(1)), new RateTier(0, 5_000_000, AnnualRate.FromPercent(2))],
            inBands ? TierMethod.Bands : TierMethod.WholeBalance);
        var terms = At("0") with { Credit = new CreditInterest(chart, BalanceMethod.DailyBalance) };

        var after = Accrue(Timeline(terms), Start, Start.AddDays(1), balance, [Start.AddDays(1)]);

        after.Credit.Units.ShouldBe((Int128)basisTimesPercent * 1_000_000 * (YearParts.PerYear / 365));
    }

    [Fact]
    public void Where_a_chart_has_terms_the_agreed_term_decides()
    {
        var chart = new RateChart([new RateTier(1, 0, AnnualRate.FromPercent(1)), new RateTier(12, 0, AnnualRate.FromPercent(2))]);

        chart.RateFor(100, 11).ShouldBe(AnnualRate.FromPercent(1));
        chart.RateFor(100, 12).ShouldBe(AnnualRate.FromPercent(2));
        chart.RateFor(100, 0).ShouldBeNull();
    }

    [Fact]
    public void An_overdraft_costs_the_arranged_rate_up_to_the_limit_and_the_other_beyond_and_earns_nothing()
    {
        var terms = At("1") with { Debit = new DebitInterest(AnnualRate.FromPercent(10), AnnualRate.FromPercent(20)) };
        var position = InterestPosition.Beginning(Start, terms);

        position = InterestCalculator.Accrue(
            position, Timeline(terms), new BalanceRun(Start, Start.AddDays(1), -36_500_000, ArrangedOverdraft: 29_200_000));

        position.Credit.IsZero.ShouldBeTrue();
        position.Arranged.ShouldBe(InterestAmount.OfMinor(8_000));
        position.Unarranged.ShouldBe(InterestAmount.OfMinor(4_000));
    }

    [Fact]
    public void Days_below_the_minimum_balance_earn_nothing()
    {
        var terms = At("1");
        terms = terms with { Credit = terms.Credit! with { MinimumBalance = 50_000 } };
        var timeline = Timeline(terms);
        var position = InterestPosition.Beginning(Start, terms);

        position = InterestCalculator.Accrue(position, timeline, new BalanceRun(Start, Start.AddDays(9), 49_999));
        position.Credit.IsZero.ShouldBeTrue();
        position = InterestCalculator.Accrue(position, timeline, new BalanceRun(Start.AddDays(9), Start.AddDays(10), 50_000));
        position.Credit.IsZero.ShouldBeFalse();
    }

    [Fact]
    public void The_average_balance_decides_the_tier_of_the_whole_period()
    {
        var chart = new RateChart([new RateTier(0, 0, AnnualRate.FromPercent(1)), new RateTier(0, 1_000, AnnualRate.FromPercent(2))]);
        var terms = At("0") with { Credit = new CreditInterest(chart, BalanceMethod.AverageBalance) };
        var timeline = Timeline(terms);
        var position = InterestPosition.Beginning(Start, terms);

        // Ten days at 1,990 and ten at 10: 1,000 on average, although half of the days were far below it.
        position = InterestCalculator.Accrue(position, timeline, new BalanceRun(Start, Start.AddDays(10), 1_990));
        position = InterestCalculator.Accrue(position, timeline, new BalanceRun(Start.AddDays(10), Start.AddDays(20), 10));
        position.Credit.Units.ShouldBe((Int128)1_000 * 2_000_000 * 20 * (YearParts.PerYear / 365));

        position = InterestCalculator.Accrue(position, timeline, new BalanceRun(Start.AddDays(20), Start.AddDays(21), 0));
        position.Credit.Round(Rounding.Down).ShouldBe(0);
        position.Average.Sum.ShouldBe(20_000);
    }

    [Fact]
    public void Interest_compounded_monthly_and_posted_quarterly_earns_interest_before_it_is_posted()
    {
        var start = new DateOnly(2027, 1, 1);
        var simple = At("12", DayCount.ThirtyE360) with { Posting = InterestCalendar.OfCalendar(InterestPeriod.Quarterly) };
        var compounding = simple with { Compounding = InterestCalendar.OfCalendar(InterestPeriod.Monthly) };
        var end = new DateOnly(2027, 4, 1);

        Accrue(Timeline(simple), start, end, 100_000_000, [end]).Credit.ShouldBe(InterestAmount.OfMinor(3_000_000));
        Accrue(Timeline(compounding), start, end, 100_000_000, [end]).Credit.ShouldBe(InterestAmount.OfMinor(3_030_100));
    }

    [Fact]
    public void Only_posting_rounds_and_the_remainder_counts_for_the_next_one()
    {
        var terms = At("1") with { Posting = InterestCalendar.OfCalendar(InterestPeriod.Daily) };
        var timeline = Timeline(terms);
        var position = InterestPosition.Beginning(Start, terms);
        var posted = 0L;
        for (var day = 0; day < 365; day++)
        {
            position = InterestCalculator.Accrue(position, timeline, new BalanceRun(position.AccruedUntil, position.NextPosting, 10_000));
            (var amounts, position) = InterestCalculator.Post(position, terms);
            posted += amounts.Credit;
        }

        // 0.27 of a cent a day: without the remainder nothing would ever be posted.
        posted.ShouldBe(100);
        position.Credit.IsZero.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Rounding.HalfEven, 5, 2, 2)]
    [InlineData(Rounding.HalfUp, 5, 2, 3)]
    [InlineData(Rounding.HalfUp, -5, 2, -3)]
    [InlineData(Rounding.HalfEven, 7, 2, 4)]
    [InlineData(Rounding.Down, -7, 2, -3)]
    [InlineData(Rounding.Up, 5, 4, 2)]
    [InlineData(Rounding.Up, -5, 4, -2)]
    [InlineData(Rounding.Floor, -5, 4, -2)]
    [InlineData(Rounding.Ceiling, -5, 4, -1)]
    public void Interest_rounds_as_amounts_do(Rounding rounding, int numerator, int denominator, long expected) =>
        new InterestAmount((Int128)numerator * InterestAmount.PerMinorUnit / denominator).Round(rounding).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(17, 7_104_369_635_999_999_999)]
    public void An_amount_comes_back_from_storage_as_it_was(long whole, long fraction)
    {
        var amount = InterestAmount.Of(whole, fraction);

        (amount.Whole, amount.Fraction).ShouldBe((whole, fraction));
    }

    [Fact]
    public void A_run_with_a_gap_or_beyond_the_posting_is_a_mistake_of_the_caller()
    {
        var terms = At("1") with { Posting = InterestCalendar.OfCalendar(InterestPeriod.Monthly) };
        var position = InterestPosition.Beginning(Start, terms);

        Should.Throw<ArgumentException>(
            () => InterestCalculator.Accrue(position, Timeline(terms), new BalanceRun(Start.AddDays(1), Start.AddDays(2), 1)));
        Should.Throw<ArgumentException>(
            () => InterestCalculator.Accrue(position, Timeline(terms), new BalanceRun(Start, position.NextPosting.AddDays(1), 1)));
    }

    private static InterestTerms At(string percent, DayCount? dayCount = null) => new()
    {
        DayCount = dayCount ?? DayCount.Act365Fixed,
        Posting = InterestCalendar.OfCalendar(InterestPeriod.AtEnd),
        Credit = new CreditInterest(RateChart.Flat(AnnualRate.FromPercent(decimal.Parse(percent))), BalanceMethod.DailyBalance),
    };

    private static InterestTerms Terms(Random random, DayCount dayCount, DateOnly start) => new()
    {
        DayCount = dayCount,
        Posting = new InterestCalendar(new InterestPeriod(0, 120), start),
        Compounding = random.Next(4) switch
        {
            0 => InterestCalendar.OfCalendar(InterestPeriod.Monthly),
            1 => new InterestCalendar(InterestPeriod.Quarterly, start),

            // A year of interest every day, compounded, is beyond any amount.
            2 when dayCount != DayCount.OneOne => InterestCalendar.OfCalendar(InterestPeriod.Daily),
            _ => default,
        },
        Credit = new CreditInterest(
            new RateChart(
                [new RateTier(0, 0, new AnnualRate(random.NextInt64(-1_000_000, 5_000_000))), new RateTier(0, 10_000_000_000, new AnnualRate(random.NextInt64(0, 9_000_000)))],
                (TierMethod)random.Next(1, 3)),
            (BalanceMethod)random.Next(1, 3)),
        Debit = new DebitInterest(new AnnualRate(random.NextInt64(0, 20_000_000)), new AnnualRate(random.NextInt64(0, 20_000_000))),
    };

    private static TermsTimeline Timeline(InterestTerms terms) => new(new DatedTerms(DateOnly.MinValue, terms));

    /// <summary>With a change of rate somewhere in the period.</summary>
    private static TermsTimeline Timeline(Random random, DateOnly start, InterestTerms terms) => new(
        new DatedTerms(start, terms),
        new DatedTerms(
            start.AddDays(random.Next(1, 200)),
            terms with { Credit = terms.Credit! with { Chart = RateChart.Flat(new AnnualRate(random.NextInt64(0, 5_000_000))) } }));

    private static IEnumerable<DateOnly> Cuts(Random random, DateOnly start, DateOnly end)
    {
        for (var day = start.AddDays(random.Next(1, 40)); day < end; day = day.AddDays(random.Next(1, 40)))
        {
            yield return day;
        }

        yield return end;
    }

    private static InterestPosition Accrue(TermsTimeline timeline, DateOnly start, DateOnly end, long balance, IEnumerable<DateOnly> cuts)
    {
        var position = InterestPosition.Beginning(start, timeline.On(start));
        foreach (var until in cuts)
        {
            position = InterestCalculator.Accrue(
                position, timeline, new BalanceRun(position.AccruedUntil, until, balance, ArrangedOverdraft: 100_000_000));
        }

        position.AccruedUntil.ShouldBe(end);
        return position;
    }
}
