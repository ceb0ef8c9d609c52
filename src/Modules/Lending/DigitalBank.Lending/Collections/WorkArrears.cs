using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Lending.Collections;

/// <summary>
/// Opens a case for each loan that has fallen into arrears, reminds borrowers, decides promises and closes the cases of loans that were paid. Works in
/// pages, each saved as one; a case that was dealt with for the day is passed over, so the step may be stopped and run again.
/// </summary>
internal sealed class WorkArrears(IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    public const string StepName = "work-arrears";

    private const int PageSize = 500;

    public string Name => StepName;

    public int Order => 841;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var until = calendar.NextBusinessDay(closingDate);
        await EachPageAsync((book, after) => book.OpenPageAsync(after, closingDate, PageSize, cancellationToken));
        return await EachPageAsync((book, after) => book.WorkPageAsync(after, closingDate, until, PageSize, cancellationToken));
    }

    private async Task<StepReport> EachPageAsync(Func<ArrearsBook, Guid, Task<ArrearsPage>> work)
    {
        var (done, failed, after) = (0L, 0L, Guid.Empty);
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var page = await work(scope.ServiceProvider.GetRequiredService<ArrearsBook>(), after);
                (done, failed, after) = (done + page.Done, failed + page.Failed, page.Last);
                if (page.Read < PageSize)
                {
                    return new StepReport(done, failed);
                }
            }
            catch (DbUpdateConcurrencyException)
            {
                // Staff changed one of them, or a customer repaid, at this moment: the page is read anew.
            }
        }
    }
}

/// <param name="Read">How many there were on the page.</param>
/// <param name="Done">Those that were dealt with.</param>
/// <param name="Failed">Those that were left to a person.</param>
/// <param name="Last">The last one's id, from which the next page goes on.</param>
internal sealed record ArrearsPage(int Read, int Done, int Failed, Guid Last);

/// <summary>Some loans in arrears at the close of business: a handful of reads and writes, however many there are.</summary>
internal sealed partial class ArrearsBook(
    LendingDbContext db, LoanCatalogue catalogue, IBulkRows rows, TimeProvider clock, ILogger<ArrearsBook> logger)
{
    /// <summary>Opens cases for the loans of a page that are overdue and have none.</summary>
    /// <param name="after">The last loan of the page before.</param>
    public async Task<ArrearsPage> OpenPageAsync(Guid after, DateOnly closingDate, int size, CancellationToken cancellationToken)
    {
        var loans = await db.Loans.AsNoTracking()
            .Where(loan => loan.Status == GrantedLoanStatus.Running && loan.DaysPastDue > 0 && loan.Id.CompareTo(after) > 0
                && !db.ArrearsCases.Any(one => one.LoanId == loan.Id && one.IsOpen))
            .OrderBy(loan => loan.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var ids = loans.ConvertAll(loan => loan.Id);
        var earlier = await db.ArrearsCases.Where(one => ids.Contains(one.LoanId))
            .GroupBy(one => one.LoanId, (loanId, cases) => new { loanId, Last = cases.Max(one => one.Number) })
            .ToDictionaryAsync(one => one.loanId, one => one.Last, cancellationToken);
        db.ArrearsCases.AddRange(loans.Select(loan => ArrearsCase.Open(loan, earlier.GetValueOrDefault(loan.Id) + 1, closingDate, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellationToken);
        return new ArrearsPage(loans.Count, loans.Count, 0, loans.Count == 0 ? after : ids[^1]);
    }

    /// <summary>Deals with the open cases of a page.</summary>
    /// <param name="after">The last case of the page before.</param>
    /// <param name="until">The next business date.</param>
    public async Task<ArrearsPage> WorkPageAsync(Guid after, DateOnly closingDate, DateOnly until, int size, CancellationToken cancellationToken)
    {
        var cases = await db.ArrearsCases.AsNoTracking()
            .Where(one => one.IsOpen && (one.WorkedOn == null || one.WorkedOn < closingDate) && one.Id.CompareTo(after) > 0)
            .OrderBy(one => one.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var (caseIds, loanIds) = (cases.ConvertAll(one => one.Id), cases.ConvertAll(one => one.LoanId));
        var loans = await db.Loans.AsNoTracking().Where(loan => loanIds.Contains(loan.Id)).ToDictionaryAsync(loan => loan.Id, cancellationToken);
        var events = (await db.Events.AsNoTracking().Where(e => loanIds.Contains(e.LoanId)).OrderBy(e => e.Number).ToListAsync(cancellationToken))
            .ToLookup(happened => happened.LoanId);
        var promises = await db.Promises
            .Where(promise => caseIds.Contains(promise.CaseId) && promise.Status == PromiseStatus.Open)
            .ToDictionaryAsync(promise => promise.CaseId, cancellationToken);
        var failures = await db.ServicingFailures.Where(f => loanIds.Contains(f.LoanId)).ToDictionaryAsync(f => f.LoanId, cancellationToken);
        var terms = await catalogue.TermsAsync(loans.Values, cancellationToken);
        var changes = new Changes([], []);
        var failed = 0;
        foreach (var one in cases)
        {
            var (loan, history) = (loans[one.LoanId], events[one.LoanId].ToList());
            if (history.Exists(happened => !happened.IsBooked))
            {
                // What is on its way may pay the arrears: it is dealt with at the next close.
                continue;
            }

            try
            {
                var version = terms[(loan.ProductCode, loan.ProductVersion)].Value;
                Note(changes, one, loan, WorkedCase.Of(one, loan, version, history, promises.GetValueOrDefault(one.Id), closingDate, until));
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                var reason = broken is RefusedException refused ? refused.Failure : ServicingErrors.NotServiced;
                LogNotWorked(broken, loan.Id);
                LoanServicingFailure.Note(db, failures, loan.Id, reason, closingDate, clock.GetUtcNow());
                failed++;
            }
        }

        await SaveAsync(changes, cancellationToken);
        return new ArrearsPage(cases.Count, changes.Cases.Count, failed, cases.Count == 0 ? after : caseIds[^1]);
    }

    private void Note(Changes changes, ArrearsCase one, GrantedLoan loan, WorkedCase worked)
    {
        changes.Cases.Add(one);
        if (worked.Tag is { } tag)
        {
            db.ArrearsTags.Add(tag);
        }

        if (worked.Reminder is { } reminder)
        {
            db.Reminders.Add(reminder);
        }

        if (worked.Fee is { } fee)
        {
            loan.Decided(fee.Number);
            db.Events.Add(fee);
            changes.Loans.Add(loan);
        }
    }

    private async Task SaveAsync(Changes changes, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await rows.UpdateAsync(db, changes.Cases, cancellationToken);
        await rows.UpdateAsync(db, changes.Loans, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The arrears of loan {LoanId} cannot be worked out")]
    private partial void LogNotWorked(Exception exception, Guid loanId);

    private sealed record Changes(List<ArrearsCase> Cases, List<GrantedLoan> Loans);
}
