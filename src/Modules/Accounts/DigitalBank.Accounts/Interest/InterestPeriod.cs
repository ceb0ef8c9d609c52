namespace DigitalBank.Accounts.Interest;

/// <summary>How often something happens to interest: it is compounded, or posted.</summary>
/// <param name="Days">1 for every day; otherwise 0.</param>
/// <param name="Months">A number of months; 0 for every day, or for never before the end.</param>
internal readonly record struct InterestPeriod(int Days, int Months)
{
    public static readonly InterestPeriod Daily = new(1, 0);

    public static readonly InterestPeriod Monthly = new(0, 1);

    public static readonly InterestPeriod Quarterly = new(0, 3);

    public static readonly InterestPeriod HalfYearly = new(0, 6);

    public static readonly InterestPeriod Yearly = new(0, 12);

    /// <summary>Not before the deposit ends; as compounding, not before it is posted.</summary>
    public static readonly InterestPeriod AtEnd;

    public bool IsAtEnd => this == AtEnd;
}

/// <summary>The days on which periods end. Interest of a day counts for the period that ends on a later one.</summary>
/// <param name="Anchor">
/// The day from which months are counted: the opening of a deposit, or a 1 January for the periods of the calendar. Counted from the
/// anchor each time, so that a 31st comes back after February.
/// </param>
internal readonly record struct InterestCalendar(InterestPeriod Period, DateOnly Anchor)
{
    private static readonly DateOnly FirstOfJanuary = new(2000, 1, 1);

    public static InterestCalendar OfCalendar(InterestPeriod period) => new(period, FirstOfJanuary);

    /// <summary>The first end of a period after the day; the last day there is when periods have none.</summary>
    public DateOnly EndAfter(DateOnly day)
    {
        if (Period.Days > 0)
        {
            return day.AddDays(Period.Days);
        }

        return Period.IsAtEnd ? DateOnly.MaxValue : Nth(PeriodsUntil(day) + 1);
    }

    /// <summary>The last end of a period on or before the day.</summary>
    public DateOnly StartAt(DateOnly day) => Period.Months == 0 ? day : Nth(PeriodsUntil(day));

    private DateOnly Nth(int periods) => Anchor.AddMonths(periods * Period.Months);

    /// <summary>Whole periods between anchor and day; below zero before the anchor.</summary>
    private int PeriodsUntil(DateOnly day)
    {
        var months = ((day.Year - Anchor.Year) * 12) + day.Month - Anchor.Month;
        var periods = (int)Math.Floor((decimal)months / Period.Months);
        while (Nth(periods) > day)
        {
            periods--;
        }

        while (Nth(periods + 1) <= day)
        {
            periods++;
        }

        return periods;
    }
}
