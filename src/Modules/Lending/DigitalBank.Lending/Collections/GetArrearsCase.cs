using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Collections;

/// <summary>A page of cases in the order in which they were opened.</summary>
/// <param name="Bucket">The queue; null for all.</param>
/// <param name="Owner">Those of one person; null for all, empty for those that nobody has taken.</param>
/// <param name="IsOpen">Null for all.</param>
internal sealed record ListArrearsCases(ArrearsBucket? Bucket, string? Owner, bool? IsOpen, Guid? After, int Limit) : IQuery<IReadOnlyList<ArrearsCaseView>>;

/// <summary>One case with the instalments that are overdue now, its tags, promises and reminders.</summary>
internal sealed record GetArrearsCase(Guid CaseId) : IQuery<ArrearsCaseFile>;

/// <summary>A page of what borrowers were told about the arrears of a loan, in the order in which it went out.</summary>
/// <param name="PartyId">Only if the loan is theirs; null for staff.</param>
internal sealed record ListReminders(Guid LoanId, Guid? PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<ReminderView>>;

/// <param name="Overdue">As of the last close of business.</param>
/// <param name="Owner">The log-in of whoever works on it; null: nobody yet.</param>
/// <param name="Reminders">How many levels have gone out or were passed over.</param>
internal sealed record ArrearsCaseView(
    Guid CaseId, Guid LoanId, int Number, DateOnly OpenedOn, DateOnly? ClosedOn, bool IsOpen, int DaysPastDue, ArrearsBucket Bucket, Money Overdue,
    string? Owner, CollectionAction? NextAction, DateOnly? NextActionOn, int Reminders)
{
    public static ArrearsCaseView Of(ArrearsCase one) => new(
        one.Id, one.LoanId, one.Number, one.OpenedOn, one.ClosedOn, one.IsOpen, one.DaysPastDue, one.Bucket,
        Money.OfMinor(one.Overdue, Currency.Of(one.CurrencyCode)), one.Owner, one.NextAction, one.NextActionOn, one.LastLevel);
}

/// <param name="Instalments">Overdue on the business date, each with its own days past due and bucket; empty once the case is closed.</param>
/// <param name="Pauses">Of the loan, the earlier ones too.</param>
internal sealed record ArrearsCaseFile(
    ArrearsCaseView Case,
    IReadOnlyList<TaggedInstalment> Instalments,
    IReadOnlyList<ArrearsTagView> Tags,
    IReadOnlyList<PromiseView> Promises,
    IReadOnlyList<ReminderView> Reminders,
    IReadOnlyList<ArrearsPause> Pauses,
    IReadOnlyList<CaseStepView> Steps);

/// <param name="Owner">Who works on it from then on.</param>
internal sealed record CaseStepView(string? Owner, CollectionAction? NextAction, DateOnly? NextActionOn, string DecidedBy, DateTimeOffset DecidedAt);

internal sealed record TaggedInstalment(DateOnly DueDate, int DaysPastDue, ArrearsBucket Bucket, Money Overdue);

internal sealed record ArrearsTagView(DateOnly From, ArrearsBucket Bucket);

/// <param name="DecidedOn">The business date at whose close it was kept or broken.</param>
internal sealed record PromiseView(Guid PromiseId, Money Amount, DateOnly Day, PromiseStatus Status, string RecordedBy, DateTimeOffset RecordedAt, DateOnly? DecidedOn)
{
    public static PromiseView Of(PromiseToPay promise, Currency currency) => new(
        promise.Id, Money.OfMinor(promise.Amount, currency), promise.Day, promise.Status, promise.RecordedBy, promise.RecordedAt, promise.DecidedOn);
}

/// <param name="Level">From 1.</param>
/// <param name="Overdue">Before the fee.</param>
internal sealed record ReminderView(Guid ReminderId, Guid LoanId, int Level, DateOnly Date, int DaysPastDue, Money Overdue, Money Fee, string Text)
{
    public static ReminderView Of(Reminder reminder)
    {
        var currency = Currency.Of(reminder.CurrencyCode);
        return new ReminderView(
            reminder.Id, reminder.LoanId, reminder.Level, reminder.Date, reminder.DaysPastDue, Money.OfMinor(reminder.Overdue, currency),
            Money.OfMinor(reminder.Fee, currency), reminder.Text);
    }
}

internal sealed class ListArrearsCasesHandler(LendingDbContext db) : IQueryHandler<ListArrearsCases, IReadOnlyList<ArrearsCaseView>>
{
    public async Task<Result<IReadOnlyList<ArrearsCaseView>>> Handle(ListArrearsCases query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.ArrearsCases.AsNoTracking()
            .Where(one => (query.Bucket == null || one.Bucket == query.Bucket)
                && (query.Owner == null || (query.Owner == "" ? one.Owner == null : one.Owner == query.Owner))
                && (query.IsOpen == null || one.IsOpen == query.IsOpen)
                && one.Id.CompareTo(after) > 0)
            .OrderBy(one => one.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(ArrearsCaseView.Of);
    }
}

internal sealed class GetArrearsCaseHandler(LendingDbContext db, LoanStandings standings, IBusinessCalendar calendar)
    : IQueryHandler<GetArrearsCase, ArrearsCaseFile>
{
    public async Task<Result<ArrearsCaseFile>> Handle(GetArrearsCase query, CancellationToken cancellationToken)
    {
        var one = await db.ArrearsCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.CaseId, cancellationToken);
        if (one is null)
        {
            return CollectionErrors.UnknownCase;
        }

        var loan = await db.Loans.AsNoTracking().SingleAsync(l => l.Id == one.LoanId, cancellationToken);
        var (standing, today) = (await standings.OfAsync(loan, cancellationToken), await calendar.TodayAsync(cancellationToken));
        var arrears = one.IsOpen ? standing.Arrears(today) : [];
        var tags = await db.ArrearsTags.AsNoTracking().Where(tag => tag.CaseId == one.Id).OrderBy(tag => tag.From).ToListAsync(cancellationToken);
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.CaseId == one.Id).OrderBy(promise => promise.Id).ToListAsync(cancellationToken);
        var reminders = await db.Reminders.AsNoTracking().Where(reminder => reminder.CaseId == one.Id).OrderBy(reminder => reminder.Level).ToListAsync(cancellationToken);
        var steps = await db.CaseSteps.AsNoTracking()
            .Where(step => step.CaseId == one.Id)
            .OrderBy(step => step.Id)
            .Select(step => new CaseStepView(step.Owner, step.NextAction, step.NextActionOn, step.DecidedBy, step.DecidedAt))
            .ToListAsync(cancellationToken);
        return new ArrearsCaseFile(
            ArrearsCaseView.Of(one),
            [.. arrears.Select(late => new TaggedInstalment(late.DueDate, late.DaysPastDue, late.Bucket, Money.OfMinor(late.Amount, loan.Amount.Currency)))],
            tags.ConvertAll(tag => new ArrearsTagView(tag.From, tag.Bucket)),
            promises.ConvertAll(promise => PromiseView.Of(promise, loan.Amount.Currency)),
            reminders.ConvertAll(ReminderView.Of),
            standing.Pauses,
            steps);
    }
}

internal sealed class ListRemindersHandler(LendingDbContext db) : IQueryHandler<ListReminders, IReadOnlyList<ReminderView>>
{
    public async Task<Result<IReadOnlyList<ReminderView>>> Handle(ListReminders query, CancellationToken cancellationToken)
    {
        if (!await db.Loans.AnyAsync(l => l.Id == query.LoanId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken))
        {
            return ServicingErrors.UnknownLoan;
        }

        var after = query.After ?? Guid.Empty;
        var page = await db.Reminders.AsNoTracking()
            .Where(reminder => reminder.LoanId == query.LoanId && reminder.Id.CompareTo(after) > 0)
            .OrderBy(reminder => reminder.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(ReminderView.Of);
    }
}
