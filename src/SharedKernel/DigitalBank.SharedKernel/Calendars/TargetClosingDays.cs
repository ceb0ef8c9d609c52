namespace DigitalBank.SharedKernel.Calendars;

/// <summary>The days on which the TARGET system of the Eurosystem is closed besides weekends.</summary>
/// <remarks>
/// Source: ECB press release of 14 December 2000 (long-term calendar from 2002: New Year's Day, Good Friday, Easter Monday, 1 May,
/// Christmas Day, 26 December) and the calendars of the years before: 1999 had New Year's Day and Christmas only, 2000 and
/// 2001 the days of today, 1999 and 2001 also closed on 31 December. Before 1999 the system was on trial; those years are read like 1999 without its last day.
/// </remarks>
internal static class TargetClosingDays
{
    public static bool Contain(DateOnly date)
    {
        var isAlwaysClosed = date is { Month: 1, Day: 1 } or { Month: 12, Day: 25 };
        if (isAlwaysClosed || date is { Year: 1999 or 2001, Month: 12, Day: 31 })
        {
            return true;
        }

        return date.Year >= 2000 && (date is { Month: 5, Day: 1 } or { Month: 12, Day: 26 } || IsAroundEaster(date));
    }

    private static bool IsAroundEaster(DateOnly date)
    {
        var daysAfterEaster = date.DayNumber - Easter.SundayOf(date.Year).DayNumber;
        return daysAfterEaster is -2 or 1;
    }
}
