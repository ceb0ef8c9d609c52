using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Lending.Servicing;

/// <summary>
/// Charges penalties, books what loans have earned by the next business date, and counts how long they are overdue. Works in pages; what a page has earned is
/// saved before it is booked, and a loan that was dealt with for the day is passed over, so the step may be stopped and run again. What is
/// earned counts from the loan's beginning, so days that were missed are caught up with the next one.
/// </summary>
internal sealed class ServiceLoans(IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "service-loans";

    public int Order => 838;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (until, done, failed, after) = (calendar.NextBusinessDay(closingDate), 0L, 0L, Guid.Empty);
        await BookAsync(cancellationToken);
        while (true)
        {
            if (await ServicePageAsync(after, closingDate, until, cancellationToken) is not { } page)
            {
                continue;
            }

            var waiting = await BookAsync(cancellationToken);
            (done, failed, after) = (done + page.Done, failed + page.Failed, page.Last);
            if (page.Done + page.Failed < PageSize)
            {
                return new StepReport(done, failed + waiting.Count, waiting.Count == 0 ? null : NoteOf(waiting[0]));
            }
        }
    }

    /// <returns>What came of it; null where the page has to be read anew.</returns>
    private async Task<ServicedPage?> ServicePageAsync(Guid after, DateOnly closingDate, DateOnly until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var servicing = scope.ServiceProvider.GetRequiredService<LoanServicing>();
            return await servicing.ServicePageAsync(after, closingDate, until, PageSize, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A customer repaid one of them at this moment.
            return null;
        }
    }

    private static string NoteOf(UnbookedBatch waiting) =>
        $"Income of loans of {waiting.ProductCode} waits to be booked: {waiting.Reason.Message} ({waiting.Reason.Code})";

    private async Task<IReadOnlyList<UnbookedBatch>> BookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waiting = await scope.ServiceProvider.GetRequiredService<LoanServicing>().BookBatchesAsync(cancellationToken);

        // A mapping of one product must not keep the bank from its close; a ledger that is out of reach does.
        return waiting.FirstOrDefault(batch => batch.Reason.Kind == FailureKind.Unavailable) is { } outage
            ? throw new JobException(NoteOf(outage))
            : waiting;
    }
}

/// <param name="Done">Loans that were dealt with.</param>
/// <param name="Failed">Loans that were left to a person.</param>
/// <param name="Last">The last one's id, from which the next page goes on.</param>
internal sealed record ServicedPage(int Done, int Failed, Guid Last);

/// <summary>Some loans at the close of business: a handful of reads and writes, however many loans there are.</summary>
internal sealed partial class LoanServicing(
    LendingDbContext db, LoanCatalogue catalogue, LoanLedger ledger, IBulkRows rows, TimeProvider clock, ILogger<LoanServicing> logger)
{
    public async Task<ServicedPage> ServicePageAsync(
        Guid after, DateOnly closingDate, DateOnly until, int size, CancellationToken cancellationToken)
    {
        var loans = await db.Loans.AsNoTracking()
            .Where(loan => loan.Status == GrantedLoanStatus.Running && loan.ServicedOn < until && loan.Id.CompareTo(after) > 0
                && !db.Events.Any(e => e.LoanId == loan.Id && !e.IsBooked))   // it is caught up with when its event is booked
            .OrderBy(loan => loan.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var failed = await ServiceAsync(loans, closingDate, until, cancellationToken);
        return new ServicedPage(loans.Count - failed, failed, loans.Count == 0 ? after : loans[^1].Id);
    }

    /// <summary>Saves what the loans have earned and how long they are overdue, or why it could not be worked out.</summary>
    /// <param name="loans">As they were read, untracked.</param>
    /// <returns>How many could not be worked out.</returns>
    public async Task<int> ServiceAsync(List<GrantedLoan> loans, DateOnly bookingDate, DateOnly until, CancellationToken cancellationToken)
    {
        var ids = loans.ConvertAll(loan => loan.Id);
        var events = (await db.Events.AsNoTracking().Where(e => ids.Contains(e.LoanId)).OrderBy(e => e.Number).ToListAsync(cancellationToken))
            .ToLookup(happened => happened.LoanId);
        var failures = await db.ServicingFailures.Where(f => ids.Contains(f.LoanId)).ToDictionaryAsync(f => f.LoanId, cancellationToken);
        var terms = await catalogue.TermsAsync(loans, cancellationToken);
        var serviced = new List<GrantedLoan>(loans.Count);
        var earned = new Dictionary<(string Product, string Currency), (LoanIncome Income, int Loans)>();
        foreach (var loan in loans)
        {
            var closing = Service(loan, terms, [.. events[loan.Id]], bookingDate, until);
            if (!closing.IsSuccess)
            {
                LoanServicingFailure.Note(db, failures, loan.Id, closing.Failure, bookingDate, clock.GetUtcNow());
                continue;
            }

            if (failures.Remove(loan.Id, out var solved))
            {
                db.ServicingFailures.Remove(solved);
            }

            serviced.Add(loan);
            db.Events.AddRange(closing.Value.Penalties);
            var (income, count) = earned.GetValueOrDefault((loan.ProductCode, loan.CurrencyCode), (LoanIncome.None, 0));
            earned[(loan.ProductCode, loan.CurrencyCode)] = (income + closing.Value.Fresh, count + 1);
        }

        db.IncomeBatches.AddRange(earned.Where(batch => batch.Value.Income != LoanIncome.None).Select(batch => new LoanIncomeBatch
        {
            Id = Guid.CreateVersion7(),
            ProductCode = batch.Key.Product,
            CurrencyCode = batch.Key.Currency,
            BookingDate = bookingDate,
            Income = batch.Value.Income,
            Loans = batch.Value.Loans,
        }));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await rows.UpdateAsync(db, serviced, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return loans.Count - serviced.Count;
    }

    /// <returns>Those that could not be booked. The others are booked.</returns>
    public async Task<IReadOnlyList<UnbookedBatch>> BookBatchesAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<UnbookedBatch>();
        foreach (var batch in await db.IncomeBatches.Where(b => !b.IsBooked).OrderBy(b => b.Id).ToListAsync(cancellationToken))
        {
            if (await ledger.AccrueAsync(batch, cancellationToken) is { } failure)
            {
                waiting.Add(new UnbookedBatch(batch.ProductCode, failure));
                continue;
            }

            batch.IsBooked = true;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return waiting;
    }

    /// <returns>What is new, or why it could not be worked out, whatever that was: one loan must not keep the others from their close.</returns>
    private Result<ClosedDay> Service(
        GrantedLoan loan, Dictionary<(string, int), Lazy<LoanProductTerms>> terms, List<LoanEvent> history, DateOnly bookingDate, DateOnly until)
    {
        try
        {
            return ClosedDay.Of(loan, terms[(loan.ProductCode, loan.ProductVersion)].Value, history, bookingDate, until);
        }
        catch (RefusedException refused)
        {
            return refused.Failure;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogNotServiced(broken, loan.Id);
            return ServicingErrors.NotServiced;
        }
    }

    [LoggerMessage(LogLevel.Error, "Loan {LoanId} cannot be serviced")]
    private partial void LogNotServiced(Exception exception, Guid loanId);
}
