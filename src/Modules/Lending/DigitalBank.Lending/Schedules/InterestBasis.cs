using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Lending.Schedules;

/// <summary>The days between two due dates, the first of which counts.</summary>
internal readonly record struct InstalmentPeriod(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber;
}

/// <summary>Which part of a year interest is charged for.</summary>
internal abstract class InterestBasis
{
    /// <summary>Each period counts as so many of its units, however many days it has.</summary>
    /// <param name="allowPartial">A period that is shorter or longer than the cycle counts for what it is.</param>
    /// <param name="unitsPerYear">Other than the cycle's usual number, such as 360 days.</param>
    public static InterestBasis EqualPeriods(bool allowPartial = false, int? unitsPerYear = null) =>
        new OfEqualPeriods(allowPartial, unitsPerYear);

    /// <summary>The days of the calendar over a fixed number, or over those of each calendar year.</summary>
    /// <param name="daysInYear">Null: 366 in a leap year, else 365.</param>
    /// <param name="thirtyDayMonths">Months and years of the cycle count thirty days a month.</param>
    public static InterestBasis CountedDays(int? daysInYear, bool thirtyDayMonths = false) => new OfDays(daysInYear, thirtyDayMonths);

    /// <summary>A day count of the shared kernel.</summary>
    public static InterestBasis Of(DayCount dayCount) => new OfConvention(dayCount);

    /// <summary>The part of a year from one day of a period to another.</summary>
    public abstract decimal Years(PaymentCycle cycle, InstalmentPeriod period, DateOnly from, DateOnly to);

    /// <summary>The part of a year that the annuity formula takes for every period.</summary>
    public abstract decimal NominalYears(PaymentCycle cycle, DateOnly start);

    /// <summary>The term of a flat loan.</summary>
    public abstract decimal TermYears(PaymentCycle cycle, int instalments, DateOnly start, DateOnly end);

    private static decimal Share(InstalmentPeriod period, DateOnly from, DateOnly to) =>
        from == period.From && to == period.To ? 1 : (to.DayNumber - from.DayNumber) / (decimal)period.Days;

    private sealed class OfEqualPeriods(bool allowPartial, int? unitsPerYear) : InterestBasis
    {
        public override decimal Years(PaymentCycle cycle, InstalmentPeriod period, DateOnly from, DateOnly to) =>
            (allowPartial ? cycle.UnitsBetween(period.From, period.To) : cycle.Every) * Share(period, from, to) / UnitsPerYear(cycle);

        public override decimal NominalYears(PaymentCycle cycle, DateOnly start) => cycle.Every / (decimal)UnitsPerYear(cycle);

        public override decimal TermYears(PaymentCycle cycle, int instalments, DateOnly start, DateOnly end) =>
            (allowPartial ? cycle.UnitsBetween(start, end) : instalments * cycle.Every) / UnitsPerYear(cycle);

        private int UnitsPerYear(PaymentCycle cycle) => unitsPerYear ?? cycle.UnitsPerYear;
    }

    private sealed class OfDays(int? daysInYear, bool thirtyDayMonths) : InterestBasis
    {
        public override decimal Years(PaymentCycle cycle, InstalmentPeriod period, DateOnly from, DateOnly to)
        {
            if (thirtyDayMonths && cycle.Unit is CycleUnit.Months or CycleUnit.Years)
            {
                return NominalDays(cycle) * Share(period, from, to) / (daysInYear ?? 360);
            }

            return daysInYear is { } days ? (to.DayNumber - from.DayNumber) / (decimal)days : DayCount.ActActIsda.YearFraction(from, to);
        }

        // The formula sees the month in which the loan begins, whatever its other months are like.
        public override decimal NominalYears(PaymentCycle cycle, DateOnly start)
        {
            var monthBegin = new DateOnly(start.Year, start.Month, 1);
            var days = thirtyDayMonths && cycle.Unit is CycleUnit.Months or CycleUnit.Years
                ? NominalDays(cycle)
                : cycle.After(monthBegin, 1).DayNumber - monthBegin.DayNumber;
            return days / (decimal)(daysInYear ?? 365);
        }

        public override decimal TermYears(PaymentCycle cycle, int instalments, DateOnly start, DateOnly end) =>
            thirtyDayMonths && cycle.Unit is CycleUnit.Months or CycleUnit.Years
                ? NominalDays(cycle) * instalments / (decimal)(daysInYear ?? 360)
                : (end.DayNumber - start.DayNumber) / (decimal)(daysInYear ?? 365);

        private static int NominalDays(PaymentCycle cycle) => cycle.Every * (cycle.Unit == CycleUnit.Months ? 30 : 360);
    }

    private sealed class OfConvention(DayCount dayCount) : InterestBasis
    {
        public override decimal Years(PaymentCycle cycle, InstalmentPeriod period, DateOnly from, DateOnly to)
        {
            var terms = new DayCountTerms { ReferenceStart = period.From, ReferenceEnd = period.To };

            // From the period's beginning, so that a period cut in any way bears what it bears as a whole.
            var until = dayCount.YearFraction(period.From, to, terms);
            return from == period.From ? until : until - dayCount.YearFraction(period.From, from, terms);
        }

        public override decimal NominalYears(PaymentCycle cycle, DateOnly start) => cycle.Every / (decimal)cycle.UnitsPerYear;

        public override decimal TermYears(PaymentCycle cycle, int instalments, DateOnly start, DateOnly end) =>
            dayCount.YearFraction(start, end, new DayCountTerms { ReferenceStart = start, ReferenceEnd = end });
    }
}
