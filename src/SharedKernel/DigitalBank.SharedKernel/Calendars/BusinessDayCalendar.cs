namespace DigitalBank.SharedKernel.Calendars;

/// <summary>Knows on which days business is done: never on Saturday and Sunday, nor on the closing days of the calendar.</summary>
public sealed class BusinessDayCalendar
{
    private readonly Func<DateOnly, bool> _isClosingDay;

    private BusinessDayCalendar(string name, Func<DateOnly, bool> isClosingDay)
    {
        Name = name;
        _isClosingDay = isClosingDay;
    }

    /// <summary>The days on which TARGET2 settles the euro, computed for every year.</summary>
    public static BusinessDayCalendar Target { get; } = new("TARGET", TargetClosingDays.Contain);

    /// <summary>Closed at weekends only.</summary>
    public static BusinessDayCalendar WeekendsOnly { get; } = new("Weekends", _ => false);

    public string Name { get; }

    /// <summary>Makes a calendar of a list; a year that the list leaves out has weekends only.</summary>
    public static BusinessDayCalendar Of(string name, IEnumerable<DateOnly> closingDays)
    {
        var days = closingDays.ToHashSet();
        return new BusinessDayCalendar(name, days.Contains);
    }

    /// <summary>A day counts only where both calendars are open: for business that touches two currencies.</summary>
    public BusinessDayCalendar And(BusinessDayCalendar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new BusinessDayCalendar($"{Name}+{other.Name}", date => _isClosingDay(date) || other._isClosingDay(date));
    }

    public bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_isClosingDay(date);

    /// <summary>The first business day after the date.</summary>
    public DateOnly Next(DateOnly date) => SeekFrom(date.AddDays(1), step: 1);

    /// <summary>The last business day before the date.</summary>
    public DateOnly Previous(DateOnly date) => SeekFrom(date.AddDays(-1), step: -1);

    /// <summary>Moves by business days, forwards or backwards; zero leaves even a closing day where it is.</summary>
    public DateOnly AddBusinessDays(DateOnly date, int days)
    {
        for (var left = Math.Abs(days); left > 0; left--)
        {
            date = days > 0 ? Next(date) : Previous(date);
        }

        return date;
    }

    /// <summary>Moves a date off a closing day; a business day stays.</summary>
    public DateOnly Roll(DateOnly date, BusinessDayRoll roll)
    {
        if (IsBusinessDay(date))
        {
            return date;
        }

        return roll switch
        {
            BusinessDayRoll.Following => Next(date),
            BusinessDayRoll.Preceding => Previous(date),
            BusinessDayRoll.ModifiedFollowing => InMonthOf(date, Next(date)) ?? Previous(date),
            BusinessDayRoll.ModifiedPreceding => InMonthOf(date, Previous(date)) ?? Next(date),
            _ => date,
        };
    }

    private static DateOnly? InMonthOf(DateOnly date, DateOnly rolled) => rolled.Month == date.Month ? rolled : null;

    private DateOnly SeekFrom(DateOnly date, int step)
    {
        while (!IsBusinessDay(date))
        {
            date = date.AddDays(step);
        }

        return date;
    }
}
