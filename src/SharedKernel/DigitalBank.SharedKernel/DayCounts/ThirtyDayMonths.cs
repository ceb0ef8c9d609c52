namespace DigitalBank.SharedKernel.DayCounts;

/// <summary>Conventions in which every month has 30 days; they differ in what becomes of the last days of a month.</summary>
internal static class ThirtyDayMonths
{
    /// <summary>30/360 ISDA, "bond basis": the 31st ends a month only for who started on its 30th or 31st.</summary>
    public static int Isda(DateOnly start, DateOnly end)
    {
        var first = Math.Min(start.Day, 30);
        return Count(start, end, first, first == 30 ? Math.Min(end.Day, 30) : end.Day);
    }

    /// <summary>30U/360: like ISDA, and the end of February is a 30th, as the end only when the start is one too.</summary>
    public static int Us(DateOnly start, DateOnly end, DayCountTerms terms)
    {
        if (!terms.EndOfMonthRule || !IsEndOfFebruary(start))
        {
            return Isda(start, end);
        }

        return Count(start, end, 30, IsEndOfFebruary(end) ? 30 : Math.Min(end.Day, 30));
    }

    /// <summary>30/360 PSA: like 30U/360, but the end of February stays as the end.</summary>
    public static int Psa(DateOnly start, DateOnly end)
    {
        var first = IsEndOfFebruary(start) ? 30 : Math.Min(start.Day, 30);
        return Count(start, end, first, first == 30 ? Math.Min(end.Day, 30) : end.Day);
    }

    /// <summary>30E/360, "Eurobond basis": a 31st is a 30th.</summary>
    public static int Eurobond(DateOnly start, DateOnly end) =>
        Count(start, end, Math.Min(start.Day, 30), Math.Min(end.Day, 30));

    /// <summary>30E/360 ISDA: the last day of any month is a 30th, except February's at maturity.</summary>
    public static int EurobondIsda(DateOnly start, DateOnly end, DayCountTerms terms) =>
        Count(start, end, LastIsThirty(start), IsEndOfFebruary(end) && terms.EndIsMaturity ? end.Day : LastIsThirty(end));

    /// <summary>30E+/360: a 31st at the end is the 1st of the next month.</summary>
    public static int EurobondPlus(DateOnly start, DateOnly end)
    {
        var until = end.Day == 31 ? end.AddDays(1) : end;
        return Count(start, until, Math.Min(start.Day, 30), until.Day);
    }

    /// <summary>30E/365: the last day of any month is a 30th.</summary>
    public static int EurobondWithFebruary(DateOnly start, DateOnly end) =>
        Count(start, end, LastIsThirty(start), LastIsThirty(end));

    private static int Count(DateOnly start, DateOnly end, int firstDay, int lastDay) =>
        ((end.Year - start.Year) * 360) + ((end.Month - start.Month) * 30) + lastDay - firstDay;

    private static int LastIsThirty(DateOnly date) => IsEndOfFebruary(date) ? 30 : Math.Min(date.Day, 30);

    private static bool IsEndOfFebruary(DateOnly date) => date.Month == 2 && date.Day == DateTime.DaysInMonth(date.Year, 2);
}
