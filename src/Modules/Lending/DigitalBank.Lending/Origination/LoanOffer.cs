using DigitalBank.Lending.Products;
using DigitalBank.Lending.Rates;
using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Origination;

/// <summary>What the bank would lend, and what that costs.</summary>
/// <param name="AnnualPercent">Yearly rate in percent.</param>
/// <param name="Instalment">Each month; the last one may differ by what rounding left. Where the product has a shape, the highest before an agreed final payment.</param>
/// <param name="AnnualPercentageRate">The cost of the credit as the law has it told, in percent with one decimal.</param>
/// <param name="ValidUntil">The last business date on which it can be accepted.</param>
internal sealed record LoanOffer(
    Money Amount,
    int Instalments,
    decimal AnnualPercent,
    Money Instalment,
    Money TotalInterest,
    decimal AnnualPercentageRate,
    DateOnly ValidUntil)
{
    /// <summary>As if it were paid out on the day of the offer; only the due dates move when it is accepted later.</summary>
    public static LoanOffer Of(LoanProductTerms terms, Money amount, int instalments, DateOnly date)
    {
        var schedule = PlanOf(terms, amount, instalments, date);
        return new LoanOffer(
            amount,
            instalments,
            terms.AnnualPercent,
            MoneyOf(terms.Shape is null ? schedule.Instalments[0].Due : RegularOf(terms, schedule), amount.Currency),
            MoneyOf(schedule.Interest, amount.Currency),
            AnnualPercentageRate: Rates.AnnualPercentageRate.Shown(Rates.AnnualPercentageRate.Of(FlowsOf(terms, schedule))),
            date.AddDays(terms.OfferDays));
    }

    public static RepaymentSchedule PlanOf(LoanProductTerms terms, Money amount, int instalments, DateOnly start) =>
        SchedulePlan.Of(terms.Schedule(start, instalments, amount), [new Disbursement(start, amount.ToDecimal())]);

    /// <summary>The highest instalment that the income has to bear: a large one at the end that was agreed on comes from elsewhere.</summary>
    public static decimal RegularOf(LoanProductTerms terms, RepaymentSchedule schedule) =>
        schedule.Instalments.SkipLast(terms.Shape?.HasFinalPayment() == true ? 1 : 0).Max(instalment => instalment.Due);

    /// <summary>What the borrower gets and pays, with the fees that are certain from the beginning.</summary>
    public static IEnumerable<CashFlow> FlowsOf(LoanProductTerms terms, RepaymentSchedule schedule)
    {
        var (paidOut, instalmentFee) = (schedule.Disbursements[0], terms.Charges?.InstalmentFee?.ToDecimal() ?? 0);
        return schedule.Instalments
            .Select(instalment => new CashFlow(instalment.DueDate, -instalment.Due - instalmentFee))
            .Prepend(new CashFlow(paidOut.Date, paidOut.Amount - (terms.Charges?.DisbursementFee?.ToDecimal() ?? 0)));
    }

    /// <summary>An amount of the schedule engine, which has rounded it to the currency's minor unit.</summary>
    public static Money MoneyOf(decimal amount, Currency currency) =>
        Money.TryFromDecimal(amount, currency, out var money)
            ? money
            : throw new InvalidOperationException("A schedule's amounts are whole minor units.");
}
