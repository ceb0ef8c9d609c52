using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;

namespace DigitalBank.Lending.Impairment;

/// <summary>What a provision is worked out from.</summary>
/// <param name="Exposure">Minor units that are owed: principal, and interest that is earned and not paid.</param>
/// <param name="Instalment">Minor units a month.</param>
/// <param name="MonthsLeft">Until the last instalment; at least one.</param>
/// <param name="AnnualPercent">
/// The rate agreed at the beginning. Without fees that belong to the yield it is the effective one, by months; losses are discounted by it, also when
/// another rate was agreed later.
/// </param>
/// <param name="DefaultAtOrigination">Percent: the chance of default in twelve months by which it was granted; null when unknown.</param>
/// <param name="Agreed">What was agreed anew; null where the loan runs as it began.</param>
/// <remarks>Source: IFRS 9, B5.5.44 and 5.4.3: the original effective rate, also of cash flows that were modified; 5.5.12: compared with the risk at the beginning.</remarks>
internal sealed record LoanAtRisk(
    long Exposure, long Instalment, int MonthsLeft, decimal AnnualPercent, int DaysPastDue, decimal? DefaultAtOrigination, AgreedAnew? Agreed = null)
{
    /// <summary>By how much a month lets what is owed grow.</summary>
    public decimal MonthlyGrowth => 1 + ((Agreed?.AnnualPercent ?? AnnualPercent) / 1200);

    /// <summary>What is repaid in a month from now on, counted from 0.</summary>
    public long DueIn(int month) => Agreed is null ? Instalment : month < Agreed.Dues.Count ? Agreed.Dues[month] : 0;

    /// <param name="history">All that was booked of a loan that was agreed anew; null for one that runs as it began.</param>
    public static LoanAtRisk Of(GrantedLoan loan, LoanProductTerms terms, IReadOnlyList<LoanEvent>? history, DateOnly until)
    {
        var agreed = history is null ? null : AgreedAnew.Of(LoanStanding.Of(terms, loan, history), history, until);
        return new LoanAtRisk(
            Math.Max(0, loan.Outstanding + loan.Owed.Total),
            loan.Instalment,
            Math.Max(1, agreed?.Dues.Count ?? MonthsBetween(until, loan.StartDate.AddMonths(loan.Instalments))),
            terms.AnnualPercent,
            loan.DaysPastDue,
            loan.DefaultAtOriginationPerMillion / 10_000m,
            agreed);
    }

    /// <summary>Begun months count.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month + (to.Day > from.Day ? 1 : 0);
}

/// <summary>What is still to be repaid of a loan that was rescheduled or spread anew.</summary>
/// <param name="Dues">Minor units per month from now on, until the last instalment.</param>
/// <param name="AnnualPercent">The rate that was agreed last; null where it is that of the beginning.</param>
internal sealed record AgreedAnew(IReadOnlyList<long> Dues, decimal? AnnualPercent)
{
    public static AgreedAnew Of(LoanStanding standing, IReadOnlyList<LoanEvent> history, DateOnly until)
    {
        var coming = standing.Upcoming(until).ToList();
        var dues = new long[Math.Max(1, coming.Select(due => LoanAtRisk.MonthsBetween(until, due.DueDate)).DefaultIfEmpty(1).Max())];
        foreach (var due in coming)
        {
            dues[Math.Max(0, LoanAtRisk.MonthsBetween(until, due.DueDate) - 1)] += due.Amount;
        }

        return new AgreedAnew(dues, history.Where(one => one is { Kind: LoanEventKind.Reschedule or LoanEventKind.ReAge, IsReversed: false })
            .Select(one => one.ReadDetails().AnnualPercent).LastOrDefault(percent => percent is not null));
    }
}
