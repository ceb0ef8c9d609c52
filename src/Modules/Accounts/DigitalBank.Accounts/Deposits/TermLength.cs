using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;

namespace DigitalBank.Accounts.Deposits;

/// <summary>How long a deposit is agreed for.</summary>
/// <param name="Count">At least 1.</param>
internal readonly record struct TermLength(int Count, TermUnit Unit)
{
    /// <summary>The same day so many months later, or the last of a month that is too short; or so many days later.</summary>
    public DateOnly EndFrom(DateOnly start) => Unit == TermUnit.Months ? start.AddMonths(Count) : start.AddDays(Count);

    /// <summary>The end, moved to the next business day where it is none: the bank pays on business days.</summary>
    public DateOnly MaturityFrom(DateOnly start, IBusinessCalendar calendar)
    {
        var end = EndFrom(start);
        return calendar.IsBusinessDay(end) ? end : calendar.NextBusinessDay(end);
    }

    /// <summary>How many whole units lie between the days: what a deposit has been held for.</summary>
    public static int Held(TermUnit unit, DateOnly from, DateOnly until)
    {
        if (unit == TermUnit.Days)
        {
            return until.DayNumber - from.DayNumber;
        }

        var months = ((until.Year - from.Year) * 12) + until.Month - from.Month;
        return from.AddMonths(months) > until ? months - 1 : months;
    }
}
