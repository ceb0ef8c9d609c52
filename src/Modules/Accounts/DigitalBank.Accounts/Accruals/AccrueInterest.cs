using System.Runtime.CompilerServices;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Reckons the interest of every account up to the next business date, whatever days it lacks, and books what accrued. Goes through the
/// accounts in chunks, some at the same time: a chunk's positions and what is to be booked for it are saved together, then booked. Run
/// again, it finds every account reckoned and adds nothing.
/// </summary>
internal sealed partial class AccrueInterest(
    AccountsDbContext db, InterestRuns runs, InterestLedger leftOver, IBulkRows rows, IServiceScopeFactory scopes, ILogger<AccrueInterest> logger)
    : ICloseOfBusinessStep
{
    /// <summary>As many as the ledger tells the turnovers of at once.</summary>
    public const int PageSize = 1_000;

    /// <summary>How often an account is read and reckoned again because somebody else was faster, before it is left to the next close.</summary>
    private const int MostAttempts = 5;

    public string Name => "accrue-interest";

    /// <summary>After the payments of the day, before positions are valued and sub-ledgers proved.</summary>
    public int Order => 820;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var run = await runs.OfAsync(closingDate, cancellationToken);
        var products = await ProductTimelines.ReadAsync(db, cancellationToken);
        var (done, failed) = (0L, 0L);
        var chunks = new ParallelOptions { MaxDegreeOfParallelism = rows.WritersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(PagesAsync(products, cancellationToken), chunks, async (page, ct) =>
        {
            var chunk = await ReckonAndBookAsync(page, run, products, ct);
            Interlocked.Add(ref done, chunk.Done);
            Interlocked.Add(ref failed, chunk.Failed);
        });

        await leftOver.BookAccrualsLeftOverAsync(cancellationToken);
        return new StepReport(done, failed);
    }

    private async IAsyncEnumerable<List<AccountToAccrue>> PagesAsync(
        ProductTimelines products, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? after = null;
        while (await runs.PageAsync(products, after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].AccountId;
            yield return page;
        }
    }

    /// <summary>Reckons accounts and books what accrued. One that cannot be saved is left to a person.</summary>
    public async Task<ReckonedChunk> ReckonAndBookAsync(
        IReadOnlyList<AccountToAccrue> accounts, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        var chunk = await ReckonAsync(accounts, run, products, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InterestLedger>().BookAccrualsAsync(chunk.ToBook, cancellationToken);
        return chunk;
    }

    /// <summary>
    /// A chunk that cannot be saved is halved until the account stands alone that keeps it from being saved. That one is read again, and
    /// given up only when somebody else has been faster time after time, or it is no matter of being faster.
    /// </summary>
    private async Task<ReckonedChunk> ReckonAsync(
        IReadOnlyList<AccountToAccrue> accounts,
        InterestRun run,
        ProductTimelines products,
        CancellationToken cancellationToken,
        int attempt = 1)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AccrueChunk>().RunAsync(accounts, run, products, cancellationToken);
        }
        catch (DbUpdateException) when (accounts.Count > 1)
        {
            var half = accounts.Count / 2;
            return await ReckonAsync([.. accounts.Take(half)], run, products, cancellationToken)
                + await ReckonAsync([.. accounts.Skip(half)], run, products, cancellationToken);
        }
        catch (DbUpdateException) when (attempt < MostAttempts)
        {
            return await ReckonAsync(accounts, run, products, cancellationToken, attempt + 1);
        }
        catch (DbUpdateException)
        {
            LogNotSaved(accounts[0].AccountId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AccrueChunk>()
                .FailAsync(accounts[0].AccountId, AccrualErrors.NotSaved, run.BusinessDate, cancellationToken);
            return new ReckonedChunk(0, 1, []);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The interest of account {AccountId} could not be saved; the next close tries again")]
    private partial void LogNotSaved(Guid accountId);
}
