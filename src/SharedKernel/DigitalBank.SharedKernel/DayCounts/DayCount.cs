using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.DayCounts;

/// <summary>A convention that turns two dates into days and into a fraction of a year.</summary>
/// <remarks>
/// Sources: ISDA 2006 Definitions, section 4.16; ICMA Rule 251; the AFB master agreement of 1994 for ACT/ACT AFB; the PSA
/// "Standard Securities Calculation Methods" for 30/360 PSA.
/// </remarks>
public sealed class DayCount
{
    public static readonly DayCount OneOne = new("ONE_ONE", (_, _) => 1, (_, _) => 1m);

    public static readonly DayCount ActActIsda = new("ACT_ACT_ISDA", ActualDays.Between, ActualDays.YearsIsda);

    public static readonly DayCount ActActIcma = new("ACT_ACT_ICMA", ActualDays.Between, ActualDays.YearsIcma);

    public static readonly DayCount ActActAfb = new("ACT_ACT_AFB", ActualDays.Between, ActualDays.YearsAfb);

    public static readonly DayCount ActActYear = new("ACT_ACT_YEAR", ActualDays.Between, ActualDays.YearsFromStart);

    public static readonly DayCount Act360 = new("ACT_360", ActualDays.Between, 360m);

    public static readonly DayCount Act364 = new("ACT_364", ActualDays.Between, 364m);

    public static readonly DayCount Act365Fixed = new("ACT_365F", ActualDays.Between, 365m);

    public static readonly DayCount Act36525 = new("ACT_365_25", ActualDays.Between, 365.25m);

    public static readonly DayCount Act365Actual = new("ACT_365_ACTUAL", ActualDays.Between, ActualDays.Years365Or366);

    public static readonly DayCount NoLeap360 = new("NL_360", ActualDays.WithoutLeapDays, 360m);

    public static readonly DayCount NoLeap365 = new("NL_365", ActualDays.WithoutLeapDays, 365m);

    public static readonly DayCount Thirty360Isda = new("THIRTY_360_ISDA", ThirtyDayMonths.Isda, 360m);

    public static readonly DayCount ThirtyU360 = new("THIRTY_U_360", ThirtyDayMonths.Us, 360m);

    public static readonly DayCount Thirty360Psa = new("THIRTY_360_PSA", ThirtyDayMonths.Psa, 360m);

    public static readonly DayCount ThirtyE360 = new("THIRTY_E_360", ThirtyDayMonths.Eurobond, 360m);

    public static readonly DayCount ThirtyE360Isda = new("THIRTY_E_360_ISDA", ThirtyDayMonths.EurobondIsda, 360m);

    public static readonly DayCount ThirtyEPlus360 = new("THIRTY_EPLUS_360", ThirtyDayMonths.EurobondPlus, 360m);

    public static readonly DayCount ThirtyE365 = new("THIRTY_E_365", ThirtyDayMonths.EurobondWithFebruary, 365m);

    private static readonly FrozenDictionary<string, DayCount> ByCode = new[]
    {
        OneOne, ActActIsda, ActActIcma, ActActAfb, ActActYear, Act360, Act364, Act365Fixed, Act36525, Act365Actual, NoLeap360, NoLeap365,
        Thirty360Isda, ThirtyU360, Thirty360Psa, ThirtyE360, ThirtyE360Isda, ThirtyEPlus360, ThirtyE365,
    }.ToFrozenDictionary(dayCount => dayCount.Code);

    private readonly Func<DateOnly, DateOnly, DayCountTerms, int> _days;

    private readonly Func<DateOnly, DateOnly, DayCountTerms, decimal> _years;

    private DayCount(string code, Func<DateOnly, DateOnly, int> days, decimal daysPerYear)
        : this(code, (start, end, _) => days(start, end), daysPerYear)
    {
    }

    private DayCount(string code, Func<DateOnly, DateOnly, DayCountTerms, int> days, decimal daysPerYear)
        : this(code, days, (start, end, terms) => days(start, end, terms) / daysPerYear)
    {
    }

    private DayCount(string code, Func<DateOnly, DateOnly, int> days, Func<DateOnly, DateOnly, decimal> years)
        : this(code, days, (start, end, _) => years(start, end))
    {
    }

    private DayCount(string code, Func<DateOnly, DateOnly, int> days, Func<DateOnly, DateOnly, DayCountTerms, decimal> years)
        : this(code, (start, end, _) => days(start, end), years)
    {
    }

    private DayCount(
        string code, Func<DateOnly, DateOnly, DayCountTerms, int> days, Func<DateOnly, DateOnly, DayCountTerms, decimal> years)
    {
        Code = code;
        _days = days;
        _years = years;
    }

    public static IReadOnlyCollection<DayCount> All => ByCode.Values;

    /// <summary>The name by which configuration and files refer to it.</summary>
    public string Code { get; }

    public static bool TryOf(string? code, [NotNullWhen(true)] out DayCount? dayCount)
    {
        dayCount = null;
        return code is not null && ByCode.TryGetValue(code, out dayCount);
    }

    /// <summary>Days from the start, which counts, to the end, which does not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the start.</exception>
    public int Days(DateOnly start, DateOnly end, DayCountTerms? terms = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return _days(start, end, terms ?? DayCountTerms.None);
    }

    /// <summary>The part of a year between the dates, not rounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the start.</exception>
    /// <exception cref="ArgumentException">The convention needs terms that are missing.</exception>
    public decimal YearFraction(DateOnly start, DateOnly end, DayCountTerms? terms = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return _years(start, end, terms ?? DayCountTerms.None);
    }

    public override string ToString() => Code;
}
