using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Statements;

/// <summary>What happened to a loan in a period of booking dates. Opening balance and lines give the closing balance.</summary>
/// <param name="Holder">The borrower's name, as it stands with the account.</param>
/// <param name="Opening">Principal that was owed before the first day.</param>
/// <param name="Closing">Principal that is owed after the last one.</param>
/// <param name="Paid">Of all lines together.</param>
internal sealed record LoanStatement(
    Guid LoanId, string Holder, DateOnly From, DateOnly To, Money Opening, IReadOnlyList<LoanStatementLine> Lines, LoanParts Paid, Money Closing)
{
    /// <param name="history">All that moved the loan, in the order in which it became known.</param>
    /// <returns>The statement, or that the lines do not lead from nothing to what is owed in the books.</returns>
    public static Result<LoanStatement> Of(GrantedLoan loan, string holder, IReadOnlyList<LoanMove> history, DateOnly from, DateOnly to)
    {
        var currency = loan.Amount.Currency;
        var opening = history.Where(move => move.BookingDate < from).Sum(move => move.Owed);
        var closing = loan.Outstanding - history.Where(move => move.BookingDate > to).Sum(move => move.Owed);
        var (balance, lines) = (opening, new List<LoanStatementLine>());
        foreach (var move in history.Where(move => move.BookingDate >= from && move.BookingDate <= to).OrderBy(move => move.BookingDate))
        {
            balance += move.Owed;
            lines.Add(new LoanStatementLine(
                move.BookingDate, move.Date, move.Event, Money.OfMinor(move.Charged, currency), LoanParts.Of(-move.Repaid, move.Income, currency), Money.OfMinor(balance, currency)));
        }

        if (balance != closing)
        {
            return StatementErrors.Differs;
        }

        return new LoanStatement(
            loan.Id, holder, from, to, Money.OfMinor(opening, currency), lines, LoanParts.SumOf(lines.Select(line => line.Paid), currency),
            Money.OfMinor(closing, currency));
    }
}

/// <param name="Date">The day on which it counts for the loan.</param>
/// <param name="Charged">Fees and penalties that came to be owed.</param>
/// <param name="Paid">What was paid of which part; below zero where it was given back.</param>
/// <param name="Balance">Principal that is owed after it.</param>
internal sealed record LoanStatementLine(DateOnly BookingDate, DateOnly Date, string Event, Money Charged, LoanParts Paid, Money Balance);

internal sealed record LoanParts(Money Total, Money Principal, Money Interest, Money Fees, Money Penalties)
{
    /// <param name="principal">Minor units.</param>
    public static LoanParts Of(long principal, LoanIncome income, Currency currency) => new(
        Money.OfMinor(principal + income.Total, currency), Money.OfMinor(principal, currency), Money.OfMinor(income.Interest, currency),
        Money.OfMinor(income.Fees, currency), Money.OfMinor(income.Penalties, currency));

    public static LoanParts SumOf(IEnumerable<LoanParts> parts, Currency currency) => parts.Aggregate(
        Of(0, LoanIncome.None, currency),
        (sum, one) => new LoanParts(sum.Total + one.Total, sum.Principal + one.Principal, sum.Interest + one.Interest, sum.Fees + one.Fees, sum.Penalties + one.Penalties));
}

/// <summary>Something that changed a loan, as a statement tells it. Minor units.</summary>
/// <param name="Owed">By how much more principal is owed after it.</param>
/// <param name="Repaid">Of that, what was neither paid out nor given up: below zero what was repaid.</param>
/// <param name="Income">What was paid of interest, fees and penalties.</param>
/// <param name="Charged">Fees and penalties that came to be owed.</param>
internal sealed record LoanMove(DateOnly BookingDate, DateOnly Date, string Event, long Owed, long Repaid, LoanIncome Income, long Charged = 0)
{
    /// <param name="fee">Minor units that were kept back.</param>
    public static LoanMove Of(GrantedLoan loan, long fee) => new(
        loan.StartDate, loan.StartDate, LoanLedger.DisbursementEvent, loan.Principal, 0, LoanIncome.None with { Fees = fee }, fee);

    /// <summary>What is earned and not owed any more was paid.</summary>
    public static LoanMove Of(LoanEvent happened) => new(
        happened.BookingDate,
        happened.Date,
        LoanLedger.CodeOf(happened.Kind),
        happened.Change.Principal,
        happened.Change.Principal,
        happened.Fresh - happened.Change.Owed,
        happened.Kind is LoanEventKind.Charge or LoanEventKind.LatePenalty ? happened.Amount : 0);

    public static LoanMove Of(LossProposal loss) => new(
        loss.Date!.Value, loss.Date.Value, loss.Kind == LossKind.ChargeOff ? "loan-charge-off" : "loan-write-off", -loss.Principal, 0, LoanIncome.None);
}
