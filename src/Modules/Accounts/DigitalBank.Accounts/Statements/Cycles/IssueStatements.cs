using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>
/// Issues the statements whose period ends with the day that closes: of every account that chose such a cycle, and of accounts that
/// closed on the day. Run again, it finds them issued and adds nothing.
/// </summary>
internal sealed partial class IssueStatements(
    AccountsDbContext db,
    IServiceScopeFactory scopes,
    IBusinessCalendar calendar,
    IBulkRows rows,
    IOptions<StatementOptions> options,
    ILogger<IssueStatements> logger) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "statements";

    /// <summary>Late: statements show what the other steps have booked.</summary>
    public int Order => 900;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var close = new StatementClose(closingDate, calendar.NextBusinessDay(closingDate).AddDays(-1));
        var (issued, failed) = (0L, 0L);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = rows.WritersAtOnce, CancellationToken = cancellationToken };
        Guid? after = null;
        while (await PageAsync(close, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            await Parallel.ForEachAsync(page, atOnce, async (accountId, ct) =>
            {
                var result = await TryIssueAsync(accountId, close, ct);
                Interlocked.Add(ref issued, result.IsSuccess ? result.Value : 0);
                Interlocked.Add(ref failed, result.IsSuccess ? 0 : 1);
            });
        }

        return new StepReport(issued, failed);
    }

    /// <summary>
    /// Only accounts with a cycle that ends now, and those that failed before, are looked at; on most days these are those with daily
    /// statements.
    /// </summary>
    private Task<List<Guid>> PageAsync(StatementClose close, Guid? after, CancellationToken cancellationToken)
    {
        var ending = StatementPeriods.EndingIn(close.ClosingDate, close.LastDay);
        var unchosen = ending.Contains(options.Value.Cycle);
        var unchosenAtEnd = options.Value.Cycle != StatementCycle.None;
        var plans = db.StatementPlans;
        return db.Accounts.AsNoTracking()
            .Where(a => a.LedgerAccountId != null)
            .Where(a => db.StatementFailures.Any(f => f.AccountId == a.Id)
                || ((a.ClosedOn == null || a.ClosedOn >= close.ClosingDate)
                    && (plans.Any(p => p.AccountId == a.Id
                            && p.Cycle != StatementCycle.None && (ending.Contains(p.Cycle) || a.ClosedOn == close.ClosingDate))
                        || ((unchosen || (unchosenAtEnd && a.ClosedOn == close.ClosingDate)) && !plans.Any(p => p.AccountId == a.Id)))))
            .Where(a => after == null || a.Id.CompareTo(after.Value) > 0)
            .OrderBy(a => a.Id)
            .Take(PageSize)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
    }

    /// <returns>How many were issued; a failure has been noted for a person.</returns>
    private async Task<Result<int>> TryIssueAsync(Guid accountId, StatementClose close, CancellationToken cancellationToken)
    {
        var issued = await IssueAsync(accountId, close, cancellationToken);
        if (!issued.IsSuccess)
        {
            LogRefused(accountId, issued.Failure.Code);
        }

        // A scope of its own: what could not be saved must not be saved with the note.
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StatementFailures>()
            .NoteAsync(accountId, issued.Failure, close.ClosingDate, cancellationToken);
        return issued;
    }

    private async Task<Result<int>> IssueAsync(Guid accountId, StatementClose close, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<StatementIssuer>().IssueAsync(accountId, close, cancellationToken);
        }
        catch (DbUpdateException exception)
        {
            LogFailed(accountId, exception);
            return AccountsErrors.StatementNotWritten;
        }
    }

    [LoggerMessage(LogLevel.Error, "No statement for account {AccountId}: {FailureCode}")]
    private partial void LogRefused(Guid accountId, string failureCode);

    [LoggerMessage(LogLevel.Error, "No statement for account {AccountId}")]
    private partial void LogFailed(Guid accountId, Exception exception);
}
