namespace DigitalBank.SharedKernel.Calendars;

/// <summary>When Easter falls in the Western churches.</summary>
public static class Easter
{
    /// <summary>Easter Sunday of a year of the Gregorian calendar, from 1583.</summary>
    /// <remarks>Source: the anonymous Gregorian algorithm, in J. Meeus, Astronomical Algorithms, chapter 8.</remarks>
    public static DateOnly SundayOf(int year)
    {
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var golden = year % 19;
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - moonShift + 15) % 30;
        var (leapYears, yearRest) = Math.DivRem(yearOfCentury, 4);
        var toSunday = (32 + (2 * centuryRest) + (2 * leapYears) - epact - yearRest) % 7;
        var correction = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * correction) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
