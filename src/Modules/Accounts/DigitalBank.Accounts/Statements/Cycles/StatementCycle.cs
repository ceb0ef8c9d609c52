namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>How often an account gets a statement. Periods are those of the calendar; a week ends on Sunday.</summary>
internal enum StatementCycle
{
    None = 0,

    /// <summary>At the close of every day on which something was booked.</summary>
    Daily = 1,

    Weekly = 2,

    Monthly = 3,

    Quarterly = 4,

    Yearly = 5,
}

/// <summary>The periods of a cycle.</summary>
internal static class StatementPeriods
{
    public static DateOnly EndOf(this StatementCycle cycle, DateOnly day) => cycle switch
    {
        StatementCycle.Weekly => day.AddDays((7 - (int)day.DayOfWeek) % 7),
        StatementCycle.Monthly => EndOfMonths(day, 1),
        StatementCycle.Quarterly => EndOfMonths(day, 3),
        StatementCycle.Yearly => EndOfMonths(day, 12),
        _ => day,
    };

    public static DateOnly BeginningOf(this StatementCycle cycle, DateOnly day) => cycle switch
    {
        StatementCycle.Weekly => cycle.EndOf(day).AddDays(-6),
        StatementCycle.Monthly => BeginningOfMonths(day, 1),
        StatementCycle.Quarterly => BeginningOfMonths(day, 3),
        StatementCycle.Yearly => BeginningOfMonths(day, 12),
        _ => day,
    };

    /// <summary>Cycles of which a period ends in the stretch of days.</summary>
    public static IReadOnlyList<StatementCycle> EndingIn(DateOnly from, DateOnly to) =>
        [.. Enum.GetValues<StatementCycle>().Where(cycle => cycle != StatementCycle.None && cycle.EndOf(from) <= to)];

    /// <summary>
    /// What is to be issued at a close, the oldest first. A statement begins on the day after the one before it, whatever the cycle was
    /// then, so together they tell everything once; the first one begins with its period.
    /// </summary>
    /// <param name="issuedTo">Last day of the statement before, if there was one.</param>
    /// <param name="closedOn">The account's last day; a statement of the rest follows it.</param>
    public static IEnumerable<(DateOnly From, DateOnly To)> Due(
        StatementCycle cycle, StatementClose close, DateOnly? issuedTo, DateOnly openedOn, DateOnly? closedOn)
    {
        if (cycle == StatementCycle.None)
        {
            yield break;
        }

        var from = issuedTo?.AddDays(1) ?? FirstDay(cycle, close.FirstDue ?? close.ClosingDate, openedOn);
        for (var to = EndFrom(from); to <= close.LastDay && to >= from && !(from > closedOn); to = EndFrom(from))
        {
            yield return (from, to);
            from = to.AddDays(1);
        }

        if (closedOn is { } end && end <= close.ClosingDate && from <= end)
        {
            yield return (from, end);
        }

        // Days without a statement of their own, weekends among them, go with the next day that has one.
        DateOnly EndFrom(DateOnly day) => cycle == StatementCycle.Daily ? close.ClosingDate : cycle.EndOf(day);
    }

    private static DateOnly FirstDay(StatementCycle cycle, DateOnly due, DateOnly openedOn)
    {
        var beginning = cycle.BeginningOf(due);
        return openedOn > beginning && openedOn <= due ? openedOn : beginning;
    }

    private static DateOnly BeginningOfMonths(DateOnly day, int months) => new(day.Year, ((day.Month - 1) / months * months) + 1, 1);

    private static DateOnly EndOfMonths(DateOnly day, int months) => BeginningOfMonths(day, months).AddMonths(months).AddDays(-1);
}

/// <param name="ClosingDate">The day that closes.</param>
/// <param name="LastDay">The day before the next business date: a period that ends on a Sunday is over when Friday closes.</param>
/// <param name="FirstDue">The close at which a statement was due that could not be issued then; null for none.</param>
internal sealed record StatementClose(DateOnly ClosingDate, DateOnly LastDay, DateOnly? FirstDue = null);
