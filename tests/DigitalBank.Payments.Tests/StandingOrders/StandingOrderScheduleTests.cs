using DigitalBank.Payments.StandingOrders;
using DigitalBank.SharedKernel.Calendars;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.StandingOrders;

public sealed class StandingOrderScheduleTests
{
    [Theory]
    [InlineData("Weekly", 1, "2026-11-20", "After", "2026-11-20 2026-11-27 2026-12-04")]
    [InlineData("Weekly", 2, "2026-12-11", "After", "2026-12-11 2026-12-28 2027-01-08")] // 25 December is a TARGET closing day, then a weekend
    [InlineData("Weekly", 2, "2026-12-11", "Before", "2026-12-11 2026-12-24 2027-01-08")]
    [InlineData("Monthly", 1, "2027-01-31", "Before", "2027-01-29 2027-02-26 2027-03-31")] // shifts don't add up: March is on the 31st again
    [InlineData("Monthly", 1, "2027-01-31", "After", "2027-02-01 2027-03-01 2027-03-31")]
    [InlineData("Monthly", 3, "2026-11-30", "After", "2026-11-30 2027-03-01 2027-05-31")]
    [InlineData("EndOfMonth", 1, "2027-02-10", "Before", "2027-02-26 2027-03-31 2027-04-30")]
    [InlineData("EndOfMonth", 1, "2028-02-10", "Before", "2028-02-29 2028-03-31 2028-04-28")]
    public void Due_dates_follow_the_agreed_days_and_shift_where_the_bank_is_closed(
        string frequency, int interval, string first, string shift, string expected)
    {
        var schedule = Schedule(frequency, interval, first, shift);

        string.Join(' ', Enumerable.Range(0, 3).Select(number => $"{schedule.DueDate(number, BusinessDayCalendar.Target.IsBusinessDay):yyyy-MM-dd}"))
            .ShouldBe(expected);
    }

    [Fact]
    public void It_ends_with_its_last_day_or_its_last_payment_whichever_comes_first()
    {
        var byDay = Schedule("Monthly", 1, "2027-01-31", "After") with { LastDate = new DateOnly(2027, 2, 28) };
        var byCount = Schedule("Monthly", 1, "2027-01-31", "After") with { MaxPayments = 1, LastDate = new DateOnly(2027, 2, 28) };

        byDay.DueDate(1, BusinessDayCalendar.Target.IsBusinessDay).ShouldBe(new DateOnly(2027, 3, 1));
        byDay.DueDate(2, BusinessDayCalendar.Target.IsBusinessDay).ShouldBeNull();
        byCount.DueDate(1, BusinessDayCalendar.Target.IsBusinessDay).ShouldBeNull();
    }

    private static StandingOrderSchedule Schedule(string frequency, int interval, string first, string shift) => new(
        Enum.Parse<StandingOrderFrequency>(frequency),
        interval,
        DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
        LastDate: null,
        MaxPayments: null,
        Enum.Parse<BankHolidayShift>(shift));
}
