using DigitalBank.SharedKernel.Calendars;

namespace DigitalBank.Lending.Schedules;

internal enum CycleUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>When instalments fall due: every so many days, weeks, months or years.</summary>
/// <param name="FirstDueDate">Ends a first period that is shorter or longer than the others; null: one cycle after the start.</param>
/// <param name="Calendar">Moves due dates off closing days; null: they stay where they fall.</param>
internal sealed record PaymentCycle(
    int Every,
    CycleUnit Unit,
    DateOnly? FirstDueDate = null,
    BusinessDayCalendar? Calendar = null,
    BusinessDayRoll Roll = BusinessDayRoll.Unadjusted)
{
    /// <summary>How often the unit fits in a year of twelve months, fifty-two weeks or 365 days.</summary>
    public int UnitsPerYear => Unit switch
    {
        CycleUnit.Days => 365,
        CycleUnit.Weeks => 52,
        CycleUnit.Months => 12,
        _ => 1,
    };

    /// <summary>Instalments that were moved to a day, and those after them with them; in order of their numbers.</summary>
    public IReadOnlyList<(int Number, DateOnly DueDate)> Moved { get; init; } = [];

    /// <summary>
    /// The due date of an instalment, from 1 on. Counted from the anchor, so that a loan of the 31st returns to the 31st.
    /// </summary>
    public DateOnly DueDate(DateOnly start, int number)
    {
        var unadjusted = FirstDueDate is { } first ? After(first, number - 1) : After(start, number);
        foreach (var moved in Moved)
        {
            unadjusted = moved.Number <= number ? After(moved.DueDate, number - moved.Number) : unadjusted;
        }

        return Calendar is null ? unadjusted : Calendar.Roll(unadjusted, Roll);
    }

    /// <summary>So many cycles after a date.</summary>
    public DateOnly After(DateOnly date, int cycles) => Unit switch
    {
        CycleUnit.Days => date.AddDays(cycles * Every),
        CycleUnit.Weeks => date.AddDays(cycles * Every * 7),
        CycleUnit.Months => date.AddMonths(cycles * Every),
        _ => date.AddYears(cycles * Every),
    };

    /// <summary>How many units lie between two dates; a part of a month or year is measured against the one that it is part of.</summary>
    public decimal UnitsBetween(DateOnly from, DateOnly to)
    {
        if (Unit is CycleUnit.Days or CycleUnit.Weeks)
        {
            var days = (decimal)(to.DayNumber - from.DayNumber);
            return Unit == CycleUnit.Days ? days : days / 7;
        }

        var months = Unit == CycleUnit.Months ? 1 : 12;
        var whole = (((to.Year - from.Year) * 12) + to.Month - from.Month) / months;
        if (from.AddMonths(whole * months) > to)
        {
            whole--;
        }

        var begun = from.AddMonths(whole * months);
        var rest = to.DayNumber - begun.DayNumber;
        return rest == 0 ? whole : whole + (rest / (decimal)(from.AddMonths((whole + 1) * months).DayNumber - begun.DayNumber));
    }
}
