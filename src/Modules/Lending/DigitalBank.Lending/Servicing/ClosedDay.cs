using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Products;
using DigitalBank.Platform;

namespace DigitalBank.Lending.Servicing;

/// <summary>What the close of a day brings a loan: penalties for what is overdue, and what is earned by the next day.</summary>
/// <param name="Fresh">Earned and not booked before, the penalties among it: they need no entries of their own.</param>
internal sealed record ClosedDay(LoanIncome Fresh, IReadOnlyList<LoanEvent> Penalties)
{
    /// <exception cref="RefusedException">What happened to the loan cannot have happened.</exception>
    /// <exception cref="InvalidOperationException">The loan's principal is not what the books say.</exception>
    public static ClosedDay Of(GrantedLoan loan, LoanProductTerms terms, List<LoanEvent> history, DateOnly bookingDate, DateOnly until)
    {
        var standing = LoanStanding.Of(terms, loan, history);

        // What is still overdue after a pause is charged then.
        var due = standing.IsPausedOn(bookingDate) ? [] : standing.LatePenalties(until, history);
        LoanEvent[] penalties = [.. due.Select((late, at) => Charged(loan, late, loan.LastEvent + at + 1, bookingDate))];
        if (penalties.Length > 0)
        {
            standing = LoanStanding.Of(terms, loan, history.Concat(penalties));
        }

        if (standing.Principal != loan.Outstanding)
        {
            throw new InvalidOperationException($"Loan {loan.Id} owes {standing.Principal} of its principal by its events and {loan.Outstanding} by the books.");
        }

        var fresh = loan.Service(standing.Earned(until), standing.DaysPastDue(until), loan.LastEvent + penalties.Length, until);
        return new ClosedDay(fresh, penalties);
    }

    private static LoanEvent Charged(GrantedLoan loan, LatePenalty late, int number, DateOnly bookingDate) => new()
    {
        Id = Guid.CreateVersion7(),
        LoanId = loan.Id,
        Number = number,
        Key = DerivedKey.Of("late-penalty", loan.Id, late.DueDate),
        Kind = LoanEventKind.LatePenalty,
        Date = bookingDate,
        BookingDate = bookingDate,
        Amount = late.Amount,
        Details = new LoanEventDetails(Component.Penalty, "late penalty", late.DueDate).ToJson(),
        RecordedBy = "service-loans",
        Change = LoanChange.None,
        Fresh = LoanIncome.None,
        DaysPastDue = loan.DaysPastDue,
        EndsLoan = false,
        IsBooked = true,
    };
}
