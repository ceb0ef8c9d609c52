using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Reckons the interest of every account up to the next business date, whatever days it lacks, and books what accrued. Goes through the
/// accounts in chunks: a chunk's positions and what is to be booked for it are saved together, then booked. Run again, it finds every
/// account reckoned and adds nothing.
/// </summary>
internal sealed partial class AccrueInterest(
    AccountsDbContext db, InterestRuns runs, InterestLedger ledger, IServiceScopeFactory scopes, ILogger<AccrueInterest> logger)
    : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "accrue-interest";

    /// <summary>After the payments of the day, before positions are valued and sub-ledgers proved.</summary>
    public int Order => 820;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var run = await runs.OfAsync(closingDate, cancellationToken);
        var products = await ProductTimelines.ReadAsync(db, cancellationToken);
        var (done, failed) = (0L, 0L);
        Guid? after = null;
        while (await runs.PageAsync(products, after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].AccountId;
            var chunk = await ReckonAsync(page, run, products, cancellationToken);
            await ledger.BookAccrualsAsync(cancellationToken);
            done += chunk.Done;
            failed += chunk.Failed;
        }

        await ledger.BookAccrualsAsync(cancellationToken);
        return new StepReport(done, failed);
    }

    /// <summary>A chunk that cannot be saved is halved until the account stands alone that keeps it from being saved.</summary>
    public async Task<(int Done, int Failed)> ReckonAsync(
        IReadOnlyList<AccountToAccrue> accounts, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AccrueChunk>().RunAsync(accounts, run, products, cancellationToken);
        }
        catch (DbUpdateException) when (accounts.Count > 1)
        {
            var half = accounts.Count / 2;
            var first = await ReckonAsync([.. accounts.Take(half)], run, products, cancellationToken);
            var second = await ReckonAsync([.. accounts.Skip(half)], run, products, cancellationToken);
            return (first.Done + second.Done, first.Failed + second.Failed);
        }
        catch (DbUpdateException)
        {
            LogNotSaved(accounts[0].AccountId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AccrueChunk>()
                .FailAsync(accounts[0].AccountId, AccrualErrors.NotSaved, run.BusinessDate, cancellationToken);
            return (0, 1);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The interest of account {AccountId} could not be saved; the next close tries again")]
    private partial void LogNotSaved(Guid accountId);
}
