using System.Globalization;

namespace DigitalBank.Customers.TravelDocuments;

/// <summary>A date of a machine-readable zone: two digits of the year, and month and day unless they are not known.</summary>
internal sealed record MrzDate(int? YearOfCentury, int? Month, int? Day)
{
    private const string NotKnown = "<<";

    /// <returns>Null for what is no date in any century.</returns>
    /// <remarks>Source: ICAO Doc 9303 part 3, section 4.8: parts of a date of birth that are not known are filled.</remarks>
    public static MrzDate? Read(string sixCharacters)
    {
        if (!TryPart(sixCharacters[..2], 0, 99, out var year)
            || !TryPart(sixCharacters[2..4], 1, 12, out var month)
            || !TryPart(sixCharacters[4..], 1, 31, out var day))
        {
            return null;
        }

        // The year 2000 was a leap year like each fourth one, so 29 February is judged once the century is known.
        return month is { } m && day > DateTime.DaysInMonth(2000, m) ? null : new MrzDate(year, month, day);
    }

    /// <summary>Nobody is born in the future: the latest such day that is not after today.</summary>
    public DateOnly? OnOrBefore(DateOnly today) => Candidates(today).Where(date => date <= today).Select(date => (DateOnly?)date).LastOrDefault();

    /// <summary>Documents are valid for years, not for half a century: the such day that is nearest to today.</summary>
    public DateOnly? Nearest(DateOnly today) =>
        Candidates(today).OrderBy(date => Math.Abs(date.DayNumber - today.DayNumber)).Select(date => (DateOnly?)date).FirstOrDefault();

    private IEnumerable<DateOnly> Candidates(DateOnly today)
    {
        if (YearOfCentury is not { } year || Month is not { } month || Day is not { } day)
        {
            yield break;
        }

        var century = today.Year / 100 * 100;
        foreach (var candidate in new[] { century - 100 + year, century + year, century + 100 + year })
        {
            if (candidate is > 0 and <= 9999 && day <= DateTime.DaysInMonth(candidate, month))
            {
                yield return new DateOnly(candidate, month, day);
            }
        }
    }

    private static bool TryPart(string text, int least, int most, out int? value)
    {
        value = null;
        if (text == NotKnown)
        {
            return true;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        value = number;
        return isNumber && number >= least && number <= most;
    }
}
