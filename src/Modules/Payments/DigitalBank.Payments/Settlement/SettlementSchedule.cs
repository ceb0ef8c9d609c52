using DigitalBank.Payments.CutOffs;
using DigitalBank.SharedKernel.Calendars;

namespace DigitalBank.Payments.Settlement;

/// <summary>One currency's windows of a day, by the times at which they close.</summary>
internal sealed class SettlementScheduleSetting
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>IANA name of the zone of the times.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>Ascending: <c>10:00</c>, <c>14:00</c>.</summary>
    public IList<TimeOnly> Closes { get; } = [];

    /// <returns>What is wrong with it; null where it can be kept.</returns>
    public string? FindMistake() =>
        !SharedKernel.Monetary.Currency.TryOf(Currency, out _) ? "must name a currency of ISO 4217"
        : !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? "must name a known time zone"
        : Closes.Zip(Closes.Skip(1)).Any(pair => pair.First >= pair.Second) ? "must list its times in ascending order"
        : null;
}

/// <summary>Which window of a day.</summary>
internal sealed record SettlementSlot(DateOnly Date, int Number, DateTimeOffset ClosesAt);

/// <summary>The first window that closes after an instant. Pure.</summary>
internal static class SettlementSchedule
{
    public static SettlementSlot SlotAt(SettlementScheduleSetting schedule, BusinessDayCalendar calendar, DateOnly today, DateTimeOffset now)
    {
        for (var date = calendar.Roll(today, BusinessDayRoll.Following); ; date = calendar.Next(date))
        {
            for (var i = 0; i < schedule.Closes.Count; i++)
            {
                var closesAt = ZoneTime.InstantOf(date, schedule.Closes[i], schedule.TimeZone);
                if (closesAt > now)
                {
                    return new SettlementSlot(date, i + 1, closesAt);
                }
            }
        }
    }
}
