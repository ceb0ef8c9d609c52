using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Accounts.Interest;

/// <summary>Cuts a year so finely that every day count gives whole numbers.</summary>
/// <remarks>
/// 71,043,696,360 is the least common multiple of 360, 364, 365, 366 and 1,461 (four years of 365.25 days). Only ACT/ACT ICMA, which
/// divides by the days of a coupon period, is rounded to the nearest part: a year is then wrong by a 142,087,392,720th at most.
/// </remarks>
internal static class YearParts
{
    public const long PerYear = 71_043_696_360;

    /// <summary>
    /// The parts of a year from the start of an interest period to a day in it. What lies between two days is the difference of theirs, so
    /// that a period cut in any way has the parts that its convention gives it as a whole, also where the convention treats the last day
    /// of a month differently as a start and as an end.
    /// </summary>
    public static long Since(DayCount dayCount, DateOnly periodStart, DateOnly day, DayCountTerms terms) =>
        day <= periodStart ? 0 : (long)decimal.Round(dayCount.YearFraction(periodStart, day, terms) * PerYear);
}
