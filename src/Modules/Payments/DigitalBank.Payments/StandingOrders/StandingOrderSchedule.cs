namespace DigitalBank.Payments.StandingOrders;

internal enum StandingOrderFrequency
{
    Weekly = 1,

    /// <summary>On the day of the month of the first payment; in a shorter month on its last day.</summary>
    Monthly = 2,

    /// <summary>On the last day of the month, whatever day the first payment is on.</summary>
    EndOfMonth = 3,
}

/// <summary>Where a payment goes that falls on a day when the bank is closed.</summary>
internal enum BankHolidayShift
{
    /// <summary>To the next business day.</summary>
    After = 1,

    /// <summary>To the business day before.</summary>
    Before = 2,
}

/// <summary>When a standing order is due. Pure; payments are counted from 0, so that no shift of one moves the next.</summary>
/// <param name="FirstDate">The day of payment 0 before any shift; for end of month, any day of its month.</param>
/// <param name="Interval">Every so many weeks or months.</param>
/// <param name="LastDate">No payment whose day before the shift is later; null without end.</param>
/// <param name="MaxPayments">Null without end.</param>
internal sealed record StandingOrderSchedule(
    StandingOrderFrequency Frequency, int Interval, DateOnly FirstDate, DateOnly? LastDate, int? MaxPayments, BankHolidayShift Shift)
{
    /// <summary>The day as agreed, whether or not the bank is open.</summary>
    public DateOnly AgreedDate(int number)
    {
        var months = checked(number * Interval);
        return Frequency switch
        {
            StandingOrderFrequency.Weekly => FirstDate.AddDays(7 * months),
            StandingOrderFrequency.Monthly => FirstDate.AddMonths(months),
            _ => EndOfMonth(FirstDate.AddMonths(months)),
        };
    }

    /// <summary>The day on which it is paid; null when the order has ended before it.</summary>
    public DateOnly? DueDate(int number, Func<DateOnly, bool> isBusinessDay)
    {
        var date = AgreedDate(number);
        if (number >= MaxPayments || date > LastDate)
        {
            return null;
        }

        while (!isBusinessDay(date))
        {
            date = date.AddDays(Shift == BankHolidayShift.After ? 1 : -1);
        }

        return date;
    }

    private static DateOnly EndOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
