using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
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
        Guid? after = null;
        while (await PageAsync(close, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            foreach (var accountId in page)
            {
                if (await TryIssueAsync(accountId, close, cancellationToken) is { } count)
                {
                    issued += count;
                }
                else
                {
                    failed++;
                }
            }
        }

        return new StepReport(issued, failed);
    }

    /// <summary>Only accounts with a cycle that ends now are looked at; on most days these are those with daily statements.</summary>
    private Task<List<Guid>> PageAsync(StatementClose close, Guid? after, CancellationToken cancellationToken)
    {
        var ending = StatementPeriods.EndingIn(close.ClosingDate, close.LastDay);
        var unchosen = ending.Contains(options.Value.Cycle);
        var unchosenAtEnd = options.Value.Cycle != StatementCycle.None;
        var plans = db.StatementPlans;
        return db.Accounts.AsNoTracking()
            .Where(a => a.LedgerAccountId != null)
            .Where(a => a.ClosedOn == null || a.ClosedOn >= close.ClosingDate)
            .Where(a => plans.Any(p => p.AccountId == a.Id
                    && p.Cycle != StatementCycle.None && (ending.Contains(p.Cycle) || a.ClosedOn == close.ClosingDate))
                || ((unchosen || (unchosenAtEnd && a.ClosedOn == close.ClosingDate)) && !plans.Any(p => p.AccountId == a.Id)))
            .Where(a => after == null || a.Id.CompareTo(after.Value) > 0)
            .OrderBy(a => a.Id)
            .Take(PageSize)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
    }

    /// <returns>How many were issued; null when one could not be.</returns>
    private async Task<int?> TryIssueAsync(Guid accountId, StatementClose close, CancellationToken cancellationToken)
    {
        try
        {
            // A scope of its own, so that what one account leaves behind does not burden the next.
            await using var scope = scopes.CreateAsyncScope();
            var issued = await scope.ServiceProvider.GetRequiredService<StatementIssuer>().IssueAsync(accountId, close, cancellationToken);
            if (issued.IsSuccess)
            {
                return issued.Value;
            }

            LogRefused(accountId, issued.Failure.Code);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbUpdateException)
        {
            LogFailed(accountId, exception);
        }

        return null;
    }

    [LoggerMessage(LogLevel.Error, "No statement for account {AccountId}: {FailureCode}")]
    private partial void LogRefused(Guid accountId, string failureCode);

    [LoggerMessage(LogLevel.Error, "No statement for account {AccountId}")]
    private partial void LogFailed(Guid accountId, Exception exception);
}

/// <param name="LastDay">The day before the next business date.</param>
internal sealed record StatementClose(DateOnly ClosingDate, DateOnly LastDay);
