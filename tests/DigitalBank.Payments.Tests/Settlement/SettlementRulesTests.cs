using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DigitalBank.Payments.Settlement;
using DigitalBank.SharedKernel.Calendars;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Settlement;

public sealed class SettlementRulesTests
{
    [Fact]
    public void Whatever_is_paid_the_net_amounts_add_up_to_zero_and_say_what_each_paid_and_received()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        for (var i = 0; i < 500; i++)
        {
            var banks = Enumerable.Range(0, random.Next(2, 12)).Select(_ => Guid.NewGuid()).ToList();
            var gross = Enumerable.Range(0, random.Next(200)).Select(_ => new GrossAmount(
                banks[random.Next(banks.Count)], banks[random.Next(banks.Count)], random.NextInt64(1, 1L << 40))).ToList();

            var nets = MultilateralNet.Of(gross);

            nets.Sum(net => net.AmountMinor).ShouldBe(0, $"seed {Seed}, case {i}");
            foreach (var bank in banks)
            {
                var expected = gross.Where(g => g.CreditorId == bank).Sum(g => g.AmountMinor) - gross.Where(g => g.DebtorId == bank).Sum(g => g.AmountMinor);
                nets.Where(net => net.ParticipantId == bank).Sum(net => net.AmountMinor).ShouldBe(expected, $"seed {Seed}, case {i}");
            }
        }
    }

    [Fact]
    public void Payments_in_a_circle_leave_nothing_to_settle()
    {
        var (a, b, c) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        MultilateralNet.Of([new(a, b, 100), new(b, c, 100), new(c, a, 100)]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(100, 0, 0, 100, true)]
    [InlineData(101, 0, 0, 100, false)]
    [InlineData(150, 0, 50, 100, true)] // what was received makes room
    [InlineData(1, 150, 50, 100, false)]
    [InlineData(long.MaxValue, 1, 1, long.MaxValue, false)] // no sum overflows
    [InlineData(1, 0, 0, 0, false)]
    public void A_cap_is_used_up_to_its_last_cent_and_never_exceeded(long amount, long paid, long received, long cap, bool expected)
    {
        var position = new SettlementPosition();
        position.Pay(paid);
        position.Receive(received);

        position.MayPay(amount, cap).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23T08:59:59Z", "2026-11-23", 1)]
    [InlineData("2026-11-23", "2026-11-23T09:00:00Z", "2026-11-23", 2)]
    [InlineData("2026-11-23", "2026-11-23T15:00:00Z", "2026-11-24", 1)]
    [InlineData("2026-11-27", "2026-11-27T15:00:00Z", "2026-11-30", 1)]
    public void A_payment_goes_into_the_window_that_closes_next(string today, string now, string date, int number)
    {
        var schedule = new SettlementScheduleSetting { Currency = "EUR", Closes = { new TimeOnly(10, 0), new TimeOnly(16, 0) } };

        var slot = SettlementSchedule.SlotAt(schedule, BusinessDayCalendar.Target, Date(today), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        (slot.Date, slot.Number).ShouldBe((Date(date), number));
    }

    [Theory]
    [InlineData("EUR", "Europe/Berlin", "10:00 14:00", true)]
    [InlineData("EUX", "Europe/Berlin", "10:00 14:00", false)]
    [InlineData("EUR", "Europe/Berlim", "10:00 14:00", false)]
    [InlineData("EUR", "Europe/Berlin", "14:00 10:00", false)]
    [InlineData("EUR", "Europe/Berlin", "10:00 10:00", false)]
    public void A_mistyped_schedule_is_found_when_the_bank_starts(string currency, string timeZone, string closes, bool isFine)
    {
        var schedule = new SettlementScheduleSetting { Currency = currency, TimeZone = timeZone };
        closes.Split(' ').Select(time => TimeOnly.Parse(time, CultureInfo.InvariantCulture)).ToList().ForEach(schedule.Closes.Add);
        var options = new PaymentsOptions { SettlementWindows = { schedule } };

        Validator.TryValidateObject(options, new ValidationContext(options), validationResults: null, validateAllProperties: true).ShouldBe(isFine);
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
