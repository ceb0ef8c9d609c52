using DigitalBank.SharedKernel.Calendars;

namespace DigitalBank.Payments.CutOffs;

/// <summary>On which day the payee's bank has the money of a payment.</summary>
/// <param name="CutOffAt">Until when an order still had, or has, this booking date's value date; null where no cut-off is set.</param>
/// <param name="IsLate">The cut-off was over, so the payment counts on the next day of its currency.</param>
internal sealed record ValueDate(DateOnly Date, DateTimeOffset? CutOffAt, bool IsLate);

/// <summary>The rule of cut-offs and rolls. Pure.</summary>
internal static class ValueDating
{
    /// <summary>Weekends and the days that were entered; for the euro those of TARGET too.</summary>
    public static BusinessDayCalendar CalendarOf(string currencyCode, IEnumerable<DateOnly> closingDays)
    {
        var entered = BusinessDayCalendar.Of(currencyCode, closingDays);
        return currencyCode == "EUR" ? BusinessDayCalendar.Target.And(entered) : entered;
    }

    /// <param name="cutOff">The one that holds on the booking date; null leaves the roll alone.</param>
    /// <param name="bookingDate">The bank's own date. It may lie before the calendar day of <paramref name="orderedAt"/>, then the cut-off is over.</param>
    public static ValueDate For(CutOff? cutOff, BusinessDayCalendar calendar, DateOnly bookingDate, DateTimeOffset orderedAt)
    {
        if (cutOff is null)
        {
            return new ValueDate(calendar.Roll(bookingDate, BusinessDayRoll.Following), CutOffAt: null, IsLate: false);
        }

        var cutOffAt = ZoneTime.InstantOf(bookingDate, cutOff.Time, cutOff.TimeZone);
        var isLate = orderedAt >= cutOffAt;
        var first = isLate ? calendar.Next(bookingDate) : calendar.Roll(bookingDate, BusinessDayRoll.Following);
        return new ValueDate(calendar.AddBusinessDays(first, cutOff.SettlementDays), cutOffAt, isLate);
    }
}
