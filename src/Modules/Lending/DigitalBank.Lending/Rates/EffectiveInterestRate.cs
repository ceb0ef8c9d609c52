using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Rates;

/// <summary>
/// The rate that discounts what a loan is expected to pay to what was given for it, and the loan's amortised cost at that rate.
/// </summary>
/// <remarks>
/// Source: IFRS 9, Appendix A (effective interest method) and B5.4.1-B5.4.7. Time is counted in days of a 365th of a year.
/// </remarks>
internal static class EffectiveInterestRate
{
    /// <param name="flows">Drawdowns and repayments with the fees and costs that belong to the yield; no credit losses.</param>
    /// <returns>A year's rate, compounded yearly, as a fraction, not rounded.</returns>
    /// <exception cref="ArgumentException">Nothing is drawn or nothing repaid.</exception>
    public static decimal Of(IEnumerable<CashFlow> flows)
    {
        CashFlow[] inOrder = [.. flows.OrderBy(flow => flow.Date)];
        return InternalRate.Of(
            [.. inOrder.Select(flow => ((flow.Date.DayNumber - inOrder[0].Date.DayNumber) / 365m, flow.Amount))]);
    }

    /// <summary>In percent with two decimals, a five rounded up.</summary>
    public static decimal Shown(decimal rate) => decimal.Round(rate * 100, 2, MidpointRounding.AwayFromZero);

    /// <summary>What the borrower gets and pays under a schedule.</summary>
    /// <param name="feesAtDisbursement">Kept back or paid on the day of the first disbursement.</param>
    public static IEnumerable<CashFlow> FlowsOf(RepaymentSchedule schedule, decimal feesAtDisbursement = 0) =>
        schedule.Disbursements.Select(paidOut => new CashFlow(paidOut.Date, paidOut.Amount))
            .Append(new CashFlow(schedule.Disbursements[0].Date, -feesAtDisbursement))
            .Concat(schedule.Instalments.Select(instalment => new CashFlow(instalment.DueDate, -instalment.Due)));
}
