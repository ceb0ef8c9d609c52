using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Statements;

/// <summary>
/// Writes a camt.053 for every account that gets daily statements and on which something was booked since its last one. A statement begins
/// on the day after the one before, so together they tell everything once.
/// </summary>
internal sealed partial class IssueDailyStatements(
    AccountsDbContext db,
    IServiceScopeFactory scopes,
    IOptions<StatementOptions> options,
    IOptions<BankSettings> bank,
    ILogger<IssueDailyStatements> logger) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "statements";

    /// <summary>Late: statements show what the other steps have booked.</summary>
    public int Order => 900;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        if (options.Value.Daily == DailyStatements.None)
        {
            return new StepReport(0);
        }

        var (issued, failed) = (0L, 0L);
        Guid? after = null;
        while (await PageAsync(after, closingDate, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            foreach (var accountId in page)
            {
                switch (await TryIssueAsync(accountId, closingDate, cancellationToken))
                {
                    case true:
                        issued++;
                        break;
                    case null:
                        failed++;
                        break;
                    default:
                        break;
                }
            }
        }

        return new StepReport(issued, failed);
    }

    private Task<List<Guid>> PageAsync(Guid? after, DateOnly closingDate, CancellationToken cancellationToken)
    {
        var all = options.Value.Daily == DailyStatements.All;
        return db.Accounts.AsNoTracking()
            .Where(a => a.LedgerAccountId != null && (all || a.DailyStatement))
            .Where(a => a.ClosedOn == null || a.ClosedOn >= closingDate)
            .Where(a => after == null || a.Id.CompareTo(after.Value) > 0)
            .OrderBy(a => a.Id)
            .Take(PageSize)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
    }

    /// <returns>True when a statement was issued, false when there was none to issue, null when it could not be.</returns>
    private async Task<bool?> TryIssueAsync(Guid accountId, DateOnly closingDate, CancellationToken cancellationToken)
    {
        try
        {
            // A scope of its own, so that what one account leaves behind does not burden the next.
            await using var scope = scopes.CreateAsyncScope();
            var issued = await IssueAsync(scope.ServiceProvider, accountId, closingDate, cancellationToken);
            if (issued.IsSuccess)
            {
                return issued.Value;
            }

            LogRefused(accountId, issued.Failure.Code);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbUpdateException)
        {
            LogFailed(accountId, exception);
            return null;
        }
    }

    private async Task<Result<bool>> IssueAsync(
        IServiceProvider services, Guid accountId, DateOnly closingDate, CancellationToken cancellationToken)
    {
        var own = services.GetRequiredService<AccountsDbContext>();
        var account = (await own.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancellationToken)).View();
        var last = await own.Statements.AsNoTracking()
            .Where(s => s.AccountId == accountId)
            .OrderByDescending(s => s.SequenceNumber)
            .FirstOrDefaultAsync(cancellationToken);
        if (last?.ToDate >= closingDate)
        {
            return false;
        }

        var from = last?.ToDate.AddDays(1) ?? closingDate;
        var read = await services.GetRequiredService<StatementReader>()
            .ReadAsync(account, from, closingDate, (last?.SequenceNumber ?? 0) + 1, cancellationToken);
        if (!read.IsSuccess || read.Value.Totals.Count == 0)
        {
            return read.Map(_ => false);
        }

        var statement = read.Value;
        if (last is not null && last.ClosingBalance != statement.OpeningBalance.MinorUnits)
        {
            return AccountsErrors.StatementDoesNotFoot;
        }

        // The file first: should the process die before the record is saved, the next run writes the same file again.
        var fileName = NameOf(statement);
        await StatementFile.WriteAsync(
            statement, StatementFormat.Camt053, Path.Combine(bank.Value.DataFolder, options.Value.Folder, fileName), cancellationToken);
        own.Statements.Add(RecordOf(statement, fileName));
        await own.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static string NameOf(Statement statement) => Path.Combine(
        statement.To.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        $"{StatementFile.SafeName(statement.Account)}-{statement.SequenceNumber:0000}.xml");

    private static IssuedStatement RecordOf(Statement statement, string fileName) => new()
    {
        AccountId = statement.Account.AccountId,
        SequenceNumber = statement.SequenceNumber!.Value,
        FromDate = statement.From,
        ToDate = statement.To,
        OpeningBalance = statement.OpeningBalance.MinorUnits,
        ClosingBalance = statement.ClosingBalance.MinorUnits,
        Lines = statement.Totals.Count,
        FileName = fileName,
        IssuedAt = statement.CreatedAt,
    };

    [LoggerMessage(LogLevel.Error, "No statement for account {AccountId}: {FailureCode}")]
    private partial void LogRefused(Guid accountId, string failureCode);

    [LoggerMessage(LogLevel.Error, "No statement for account {AccountId}")]
    private partial void LogFailed(Guid accountId, Exception exception);
}
