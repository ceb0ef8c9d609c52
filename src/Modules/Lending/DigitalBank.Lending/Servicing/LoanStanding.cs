using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Servicing;

/// <summary>How a granted loan stands, built anew by the engine from its terms and what was repaid.</summary>
internal sealed class LoanStanding
{
    private readonly LoanAccount _account;
    private readonly LoanProductTerms _terms;

    private LoanStanding(LoanProductTerms terms, LoanAccount account) => (_terms, _account) = (terms, account);

    public Money PrincipalOutstanding => Amount(_account.Position.Outstanding.Principal);

    public Money InterestPaid => Amount(_account.Position.Instalments.Sum(instalment => instalment.Paid.Interest));

    /// <param name="repayments">Those that were booked, in the order of their numbers.</param>
    public static LoanStanding Of(LoanProductTerms terms, GrantedLoan loan, IEnumerable<LoanRepayment> repayments)
    {
        var disbursement = new Disbursement(loan.StartDate, loan.Amount.ToDecimal());
        var account = new LoanAccount(
            new LoanTerms
            {
                Schedule = terms.Schedule(loan.StartDate, loan.Instalments),
                Allocation = AllocationPolicy.InOrder(Component.Penalty, Component.Fee, Component.Interest, Component.Principal),
            },
            disbursement);
        account.Disburse(disbursement.Date, disbursement.Amount);
        foreach (var repayment in repayments)
        {
            account.Pay(PaymentKind.Repayment, repayment.Date, Money.OfMinor(repayment.Amount, terms.Currency).ToDecimal());
        }

        return new LoanStanding(terms, account);
    }

    /// <summary>Interest for the days up to the morning of a day: what fell due in full, and the current period's part by its days.</summary>
    public Money InterestEarned(DateOnly date) => Amount(_account.Position.Instalments.Sum(instalment =>
        date >= instalment.DueDate ? instalment.Planned.Interest
        : date <= instalment.From ? 0
        : _terms.Schedule(instalment.From, 1).Round(
            instalment.Planned.Interest * (date.DayNumber - instalment.From.DayNumber) / instalment.Days)));

    /// <summary>Since when the oldest instalment that is not paid is overdue; 0 when none is.</summary>
    public int DaysPastDue(DateOnly date)
    {
        var overdue = _account.Position.Instalments.Where(instalment => instalment.DueDate < date && instalment.Outstanding.Total > 0);
        return overdue.Select(instalment => date.DayNumber - instalment.DueDate.DayNumber).DefaultIfEmpty(0).Max();
    }

    /// <summary>
    /// What ends the loan on a day: the principal that is owed and the interest of the days until then, as far as it is not paid. Interest
    /// that was paid in advance and is not earned is taken off.
    /// </summary>
    /// <remarks>Source: Directive 2008/48/EC, article 16: a consumer who repays early owes no interest for the time that is left.</remarks>
    public Money PayOff(DateOnly date) => PrincipalOutstanding + InterestEarned(date) - InterestPaid;

    /// <summary>What a repayment on a day would pay of the principal; the rest is interest.</summary>
    public Money PrincipalOf(DateOnly date, Money amount)
    {
        var before = PrincipalOutstanding;
        _account.Pay(PaymentKind.Repayment, date, amount.ToDecimal());
        return before - PrincipalOutstanding;
    }

    private Money Amount(decimal amount) => LoanOffer.MoneyOf(amount, _terms.Currency);
}

/// <summary>How long a loan has been overdue, as it is reported.</summary>
internal enum ArrearsBucket
{
    Current = 0,
    UpTo30Days = 1,
    UpTo60Days = 2,
    UpTo90Days = 3,
    Over90Days = 4,
}
