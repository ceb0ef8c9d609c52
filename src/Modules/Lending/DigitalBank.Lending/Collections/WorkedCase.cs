using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Collections;

/// <summary>What the close of a day brings a case of a loan in arrears.</summary>
/// <param name="Reminder">Null where none is due, or the borrower is left alone.</param>
/// <param name="Fee">For the reminder, as an event of the loan; it is booked as earned with the next close.</param>
/// <param name="Tag">Null where the bucket is that of the day before.</param>
internal sealed record WorkedCase(Reminder? Reminder = null, LoanEvent? Fee = null, ArrearsTag? Tag = null)
{
    /// <param name="history">The loan's events, all of them booked.</param>
    /// <param name="promise">That is open, and is decided here; null where there is none.</param>
    /// <param name="until">The next business date, up to which the close counts.</param>
    /// <exception cref="RefusedException">What happened to the loan cannot have happened.</exception>
    public static WorkedCase Of(
        ArrearsCase work, GrantedLoan loan, LoanProductTerms terms, List<LoanEvent> history, PromiseToPay? promise, DateOnly closingDate, DateOnly until)
    {
        if (loan.WhyNotRunning is not null)
        {
            return Closed(work, loan, history, promise, closingDate);
        }

        var standing = LoanStanding.Of(terms, loan, history);
        var arrears = standing.Arrears(until).ToList();
        if (arrears.Count == 0)
        {
            return Closed(work, loan, history, promise, closingDate);
        }

        var (overdue, days) = (arrears.Sum(late => late.Amount), arrears.Max(late => late.DaysPastDue));
        promise?.Decide(closingDate, history, isSettled: false);
        var isLeftAlone = standing.IsPausedOn(closingDate) || promise is { Status: PromiseStatus.Open };
        var due = isLeftAlone ? null : terms.Collections?.Due(days, work.LastLevel);
        var reminder = due is { } reached ? Remind(work, reached.Number, reached.Level, overdue, days, closingDate) : null;
        var tag = new ArrearsTag { CaseId = work.Id, From = closingDate, Bucket = OverdueInstalment.BucketOf(days) };
        var isTagged = work.WorkedOn is not null && work.Bucket == tag.Bucket;
        work.Worked(closingDate, days, overdue, reminder?.Level ?? work.LastLevel);
        return new WorkedCase(reminder, reminder is { Fee: > 0 } ? Charge(reminder, loan) : null, isTagged ? null : tag);
    }

    private static WorkedCase Closed(ArrearsCase work, GrantedLoan loan, List<LoanEvent> history, PromiseToPay? promise, DateOnly closingDate)
    {
        if (loan.Status is GrantedLoanStatus.ChargedOff or GrantedLoanStatus.WrittenOff)
        {
            promise?.Lapse(closingDate);
        }
        else
        {
            promise?.Decide(closingDate, history, isSettled: true);
        }

        work.Close(closingDate);
        return new WorkedCase();
    }

    private static Reminder Remind(ArrearsCase work, int number, ReminderLevel level, long overdue, int days, DateOnly closingDate) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = work.Id,
        LoanId = work.LoanId,
        Level = number,
        Date = closingDate,
        DaysPastDue = days,
        Overdue = overdue,
        Fee = level.Fee?.MinorUnits ?? 0,
        CurrencyCode = work.CurrencyCode,
        Text = level.TextFor(Money.OfMinor(overdue, Currency.Of(work.CurrencyCode)), days, closingDate),
    };

    private static LoanEvent Charge(Reminder reminder, GrantedLoan loan) => new()
    {
        Id = Guid.CreateVersion7(),
        LoanId = loan.Id,
        Number = loan.LastEvent + 1,
        Key = DerivedKey.Of("reminder-fee", reminder.CaseId, reminder.Level),
        Kind = LoanEventKind.Charge,
        Date = reminder.Date,
        BookingDate = reminder.Date,
        Amount = reminder.Fee,
        Details = new LoanEventDetails(Component.Fee, "reminder").ToJson(),
        RecordedBy = WorkArrears.StepName,
        Change = LoanChange.None,
        Fresh = LoanIncome.None,
        DaysPastDue = loan.DaysPastDue,
        EndsLoan = false,
        IsBooked = true,
    };
}
