using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Lending.Lines;

/// <summary>
/// Works out credit lines by the next business date: accrual, late fees, statements with minimum payments, days past due. Works in pages; a
/// line that was dealt with for the day is passed over, so the step may be stopped and run again. Everything counts from the line's
/// opening, so days that were missed are caught up with the next one. What is earned is booked with that of loans, which comes next.
/// </summary>
internal sealed class ServiceLines(IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 200;

    public string Name => "service-credit-lines";

    public int Order => 837;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (until, done, failed, after) = (calendar.NextBusinessDay(closingDate), 0L, 0L, Guid.Empty);
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var page = await scope.ServiceProvider.GetRequiredService<LineServicing>().ServicePageAsync(after, closingDate, until, PageSize, cancellationToken);
                (done, failed, after) = (done + page.Done, failed + page.Failed, page.Last);
                if (page.Done + page.Failed < PageSize)
                {
                    return new StepReport(done, failed);
                }
            }
            catch (DbUpdateConcurrencyException)
            {
                // A customer drew or repaid one of them at this moment: the page is read anew.
            }
        }
    }
}

/// <summary>Some credit lines at the close of business: a handful of reads and one save, however many lines there are.</summary>
internal sealed partial class LineServicing(LendingDbContext db, ILogger<LineServicing> logger)
{
    public async Task<ServicedPage> ServicePageAsync(
        Guid after, DateOnly closingDate, DateOnly until, int size, CancellationToken cancellationToken)
    {
        var lines = await db.CreditLines
            .Where(line => line.Status == CreditLineStatus.Open && line.ServicedOn < until && line.Id.CompareTo(after) > 0
                && !db.LineEvents.Any(e => e.LineId == line.Id && !e.IsBooked))   // it is caught up with when its event is booked
            .OrderBy(line => line.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var ids = lines.ConvertAll(line => line.Id);
        var events = (await db.LineEvents.AsNoTracking().Where(e => ids.Contains(e.LineId)).ToListAsync(cancellationToken)).ToLookup(e => e.LineId);
        var terms = await TermsAsync(lines, cancellationToken);
        var earned = new Dictionary<(string Product, string Currency), (LoanIncome Income, int Lines)>();
        var failed = 0;
        foreach (var line in lines)
        {
            var closed = Work(line, terms, events[line.Id], until);
            if (!closed.IsSuccess)
            {
                line.LeaveToPeople(closed.Failure);
                failed++;
                continue;
            }

            var statements = closed.Value.Statements.Skip(line.Statements).Select(made => IssuedStatement.Of(line.Id, made)).ToList();
            db.LineStatements.AddRange(statements);
            var (income, count) = earned.GetValueOrDefault((line.ProductCode, line.CurrencyCode), (LoanIncome.None, 0));
            earned[(line.ProductCode, line.CurrencyCode)] = (income + line.Service(closed.Value, until), count + 1);
        }

        db.IncomeBatches.AddRange(earned.Where(batch => batch.Value.Income != LoanIncome.None).Select(batch => new LoanIncomeBatch
        {
            Id = Guid.CreateVersion7(),
            ProductCode = batch.Key.Product,
            CurrencyCode = batch.Key.Currency,
            BookingDate = closingDate,
            Income = batch.Value.Income,
            Loans = batch.Value.Lines,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return new ServicedPage(lines.Count - failed, failed, lines.Count == 0 ? after : lines[^1].Id);
    }

    /// <summary>Each version read once, and only when it is asked for: one that is broken concerns its own lines.</summary>
    private async Task<Dictionary<(string Product, int Version), Lazy<LoanProductTerms>>> TermsAsync(
        List<CreditLine> lines, CancellationToken cancellationToken)
    {
        var codes = lines.Select(line => line.ProductCode).Distinct().ToList();
        var versions = await db.ProductVersions.AsNoTracking().Where(v => codes.Contains(v.ProductCode)).ToListAsync(cancellationToken);
        return versions.ToDictionary(version => (version.ProductCode, version.Number), version => new Lazy<LoanProductTerms>(version.ReadTerms));
    }

    /// <returns>The line, or why it could not be worked out, whatever that was: one line must not keep the others from their close.</returns>
    private Result<CreditLineAccount> Work(
        CreditLine line, Dictionary<(string, int), Lazy<LoanProductTerms>> terms, IEnumerable<LineEvent> events, DateOnly until)
    {
        try
        {
            var account = CreditLineAccount.Of(
                line.AgreementOn(terms[(line.ProductCode, line.ProductVersion)].Value.Line!), events.Select(one => one.ToEntry()), until);
            return account.Principal == line.Principal
                ? account
                : throw new InvalidOperationException($"By its events {account.Principal} is drawn, by the books {line.Principal}.");
        }
        catch (RefusedException refused)
        {
            return refused.Failure;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogNotServiced(broken, line.Id);
            return LineErrors.NotServiced;
        }
    }

    [LoggerMessage(LogLevel.Error, "Credit line {LineId} cannot be serviced")]
    private partial void LogNotServiced(Exception exception, Guid lineId);
}
