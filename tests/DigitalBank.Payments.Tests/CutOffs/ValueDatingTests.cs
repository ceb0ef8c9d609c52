using System.Globalization;
using DigitalBank.Payments.CutOffs;
using DigitalBank.SharedKernel.Calendars;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.CutOffs;

public sealed class ValueDatingTests
{
    [Theory]
    [InlineData("EUR", "2026-11-23", "2026-11-23T15:59:59+01:00", 0, "2026-11-23", false)]
    [InlineData("EUR", "2026-11-23", "2026-11-23T16:00:00+01:00", 0, "2026-11-24", true)]
    [InlineData("EUR", "2026-11-27", "2026-11-27T16:00:00+01:00", 0, "2026-11-30", true)] // over the weekend
    [InlineData("EUR", "2026-11-23", "2026-11-24T00:30:00+01:00", 0, "2026-11-24", true)] // the day is not closed yet
    [InlineData("EUR", "2026-11-24", "2026-11-23T20:00:00+01:00", 0, "2026-11-24", false)] // the bank is a day ahead already
    [InlineData("EUR", "2026-11-23", "2026-11-23T10:00:00+01:00", 1, "2026-11-24", false)]
    [InlineData("EUR", "2026-12-24", "2026-12-24T10:00:00+01:00", 1, "2026-12-28", false)] // TARGET is closed on 25 December
    [InlineData("USD", "2026-11-26", "2026-11-26T10:00:00+01:00", 0, "2026-11-27", false)] // Thanksgiving
    [InlineData("USD", "2026-11-25", "2026-11-25T10:00:00+01:00", 2, "2026-11-30", false)] // Thanksgiving counts for nothing
    [InlineData("EUR", "2026-07-01", "2026-07-01T15:30:00+02:00", 0, "2026-07-01", false)] // the zone's summer time
    [InlineData("EUR", "2026-07-01", "2026-07-01T14:00:00Z", 0, "2026-07-02", true)]
    public void The_cut_off_of_the_zone_and_the_days_of_the_currency_give_the_value_date(
        string currencyCode, string bookingDate, string orderedAt, int settlementDays, string expected, bool isLate)
    {
        var cutOff = CutOffAt(new TimeOnly(16, 0), "Europe/Berlin", settlementDays);

        var valueDate = ValueDating.For(cutOff, CalendarOf(currencyCode), Date(bookingDate), Instant(orderedAt));

        (valueDate.Date, valueDate.IsLate).ShouldBe((Date(expected), isLate));
    }

    [Fact]
    public void Without_a_cut_off_only_closing_days_move_a_payment()
    {
        var night = Instant("2026-11-25T23:59:00+01:00");

        ValueDating.For(null, CalendarOf("USD"), Date("2026-11-25"), night).ShouldBe(new ValueDate(Date("2026-11-25"), null, IsLate: false));
        ValueDating.For(null, CalendarOf("USD"), Date("2026-11-26"), night).ShouldBe(new ValueDate(Date("2026-11-27"), null, IsLate: false));
    }

    [Fact]
    public void A_cut_off_that_a_change_of_clocks_skips_still_is_an_instant()
    {
        var cutOff = CutOffAt(new TimeOnly(2, 30), "Europe/Berlin", settlementDays: 0);

        var valueDate = ValueDating.For(cutOff, CalendarOf("USD"), Date("2026-03-29"), Instant("2026-03-29T00:00:00Z"));

        valueDate.CutOffAt.ShouldBe(Instant("2026-03-29T01:30:00Z"));
    }

    [Fact]
    public void Whatever_is_set_money_never_settles_before_it_is_booked_nor_on_a_closing_day()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        for (var i = 0; i < 5_000; i++)
        {
            var closed = Enumerable.Range(0, 6).Select(_ => Date("2026-11-23").AddDays(random.Next(20))).ToHashSet();
            var calendar = ValueDating.CalendarOf("USD", closed);
            var bookingDate = BusinessDayCalendar.WeekendsOnly.Roll(Date("2026-11-23").AddDays(random.Next(12)), BusinessDayRoll.Following);
            var cutOff = CutOffAt(new TimeOnly(random.Next(24), random.Next(60)), "America/New_York", random.Next(6));
            var earlier = bookingDate.ToDateTime(default, DateTimeKind.Utc).AddMinutes(random.Next(3000));

            var first = ValueDating.For(cutOff, calendar, bookingDate, earlier);
            var later = ValueDating.For(cutOff, calendar, bookingDate, earlier.AddMinutes(random.Next(600)));

            first.Date.ShouldBeGreaterThanOrEqualTo(bookingDate, $"seed {Seed}, case {i}");
            later.Date.ShouldBeGreaterThanOrEqualTo(first.Date, $"seed {Seed}, case {i}");
            (cutOff.SettlementDays == 0 || calendar.IsBusinessDay(first.Date)).ShouldBeTrue($"seed {Seed}, case {i}");
            closed.ShouldNotContain(first.Date, $"seed {Seed}, case {i}");
        }
    }

    private static CutOff CutOffAt(TimeOnly time, string zone, int settlementDays)
    {
        var cutOff = new CutOff();
        cutOff.Set(time, zone, settlementDays);
        return cutOff;
    }

    private static BusinessDayCalendar CalendarOf(string currencyCode) =>
        ValueDating.CalendarOf(currencyCode, currencyCode == "USD" ? [Date("2026-11-26")] : []);

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
