using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Deposits;

/// <summary>
/// Pays out or rolls over the deposits that mature by the next business date, and locks the interest that was posted to the others. Each
/// deposit stands for itself; what is decided is saved before its money moves, so a run that was stopped is gone on with, and a second
/// run finds nothing due.
/// </summary>
internal sealed class MatureDeposits(AccountsDbContext db, IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    /// <summary>The ledger commits what waits for it in groups, so some at once are faster than one after the other.</summary>
    private const int AtOnce = 16;

    public string Name => "mature-deposits";

    /// <summary>After the interest of the last day has been posted.</summary>
    public int Order => 840;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        // The bank's date has moved on: what matures on it, or on a weekend before it, is due.
        var until = calendar.NextBusinessDay(closingDate);
        var (done, failed) = (0L, 0L);
        foreach (var due in new[] { PayingOut(), Maturing(until), WithNewInterest(closingDate) })
        {
            Guid? after = null;
            while (await PageAsync(due, after, cancellationToken) is { Count: > 0 } page)
            {
                after = page[^1];
                var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(page, options, async (id, ct) =>
                {
                    var succeeded = await TryAsync(id, until, ct);
                    Interlocked.Add(ref succeeded ? ref done : ref failed, 1);
                });
            }
        }

        return new StepReport(done, failed);
    }

    private IQueryable<Deposit> PayingOut() => db.Deposits
        .Where(deposit => deposit.Status == DepositStatus.PayingOut || db.DepositPayouts.Any(p => p.DepositId == deposit.Id && !p.IsBooked));

    private IQueryable<Deposit> Maturing(DateOnly until) =>
        db.Deposits.Where(deposit => deposit.Status == DepositStatus.Active && deposit.MaturesOn <= until);

    private IQueryable<Deposit> WithNewInterest(DateOnly closingDate) => db.Deposits.Where(deposit =>
        deposit.Status == DepositStatus.Active && (
            db.InterestPostings.Any(posting => posting.AccountId == deposit.AccountId && posting.BusinessDate == closingDate)
            || db.DepositFailures.Any(failure => failure.DepositId == deposit.Id)));

    private static Task<List<Guid>> PageAsync(IQueryable<Deposit> due, Guid? after, CancellationToken cancellationToken) => due
        .AsNoTracking()
        .Where(deposit => after == null || deposit.Id.CompareTo(after.Value) > 0)
        .OrderBy(deposit => deposit.Id)
        .Select(deposit => deposit.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);

    /// <summary>In a scope of its own, so that one deposit's trouble is not carried to the next.</summary>
    private async Task<bool> TryAsync(Guid id, DateOnly until, CancellationToken cancellationToken)
    {
        Failure? failure;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            failure = await scope.ServiceProvider.GetRequiredService<MatureDeposit>().RunAsync(id, until, cancellationToken);
        }
        catch (DbUpdateException conflict) when (conflict.IsConflict())
        {
            failure = DepositErrors.ChangedMeanwhile;
        }

        if (failure?.Kind == FailureKind.Unavailable)
        {
            throw new JobException($"Deposits cannot be paid out: {failure.Message} ({failure.Code})");
        }

        await using var noting = scopes.CreateAsyncScope();
        await noting.ServiceProvider.GetRequiredService<DepositFailures>().NoteAsync(id, failure, until, cancellationToken);
        return failure is null;
    }
}
