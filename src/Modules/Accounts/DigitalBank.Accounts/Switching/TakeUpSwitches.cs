using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Switching;

/// <summary>
/// Gives accounts the products that were agreed for the next business date or a day before it. Each account stands for itself; what is
/// refused is tried again at every close until it is cancelled. A second run finds nothing due.
/// </summary>
internal sealed class TakeUpSwitches(AccountsDbContext db, IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "switch-products";

    /// <summary>After interest has been accrued up to the new business date and posted by the old terms.</summary>
    public int Order => 832;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var today = calendar.NextBusinessDay(closingDate);
        var (done, failed) = (0L, 0L);
        Guid? after = null;
        while (await PageAsync(today, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            foreach (var accountId in page)
            {
                await using var scope = scopes.CreateAsyncScope();
                var isTakenUp = await scope.ServiceProvider.GetRequiredService<SwitchTakingUp>().TryAsync(accountId, today, cancellationToken);
                (done, failed) = isTakenUp ? (done + 1, failed) : (done, failed + 1);
            }
        }

        return new StepReport(done, failed);
    }

    private Task<List<Guid>> PageAsync(DateOnly today, Guid? after, CancellationToken cancellationToken) => db.AgreedSwitches.AsNoTracking()
        .Where(one => one.Status == AgreedSwitchStatus.Agreed && one.SwitchDate <= today)
        .Where(one => after == null || one.AccountId.CompareTo(after.Value) > 0)
        .OrderBy(one => one.AccountId)
        .Select(one => one.AccountId)
        .Take(PageSize)
        .ToListAsync(cancellationToken);
}

/// <summary>Takes up what was agreed for one account.</summary>
internal sealed class SwitchTakingUp(AccountsDbContext db, IMediator bank)
{
    /// <returns>Whether the account has its new product; false also where it was cancelled at this moment.</returns>
    /// <exception cref="JobException">The ledger cannot be asked.</exception>
    public async Task<bool> TryAsync(Guid accountId, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeUpAsync(accountId, today, cancellationToken);
        }
        catch (DbUpdateException conflict) when (conflict.IsConflict())
        {
            return false;
        }
    }

    private async Task<bool> TakeUpAsync(Guid accountId, DateOnly today, CancellationToken cancellationToken)
    {
        var agreed = await FindAsync(accountId, today, cancellationToken);
        if (agreed is null)
        {
            return false;
        }

        // Saved together with the switch itself, or neither: whoever cancels it at this moment keeps the switch from being saved.
        agreed.TakeUp();
        var switched = await bank.Send(
            new SwitchProduct(accountId, agreed.ToProduct, agreed.Reason) { AgreedBy = agreed.AgreedBy }, cancellationToken);
        if (switched.IsSuccess)
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        if (switched.Failure.Kind == FailureKind.Unavailable)
        {
            throw new JobException($"Products cannot be switched: {switched.Failure.Message} ({switched.Failure.Code})");
        }

        db.ChangeTracker.Clear();
        await PostponeAsync(accountId, today, switched.Failure, cancellationToken);
        return false;
    }

    private async Task PostponeAsync(Guid accountId, DateOnly today, Failure failure, CancellationToken cancellationToken)
    {
        if (await FindAsync(accountId, today, cancellationToken) is not { } agreed)
        {
            return;
        }

        if (failure.Code == AccountsErrors.AccountClosed.Code)
        {
            agreed.Cancel(failure.Code);
        }
        else
        {
            agreed.Postpone(failure.Code);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<AgreedSwitch?> FindAsync(Guid accountId, DateOnly today, CancellationToken cancellationToken) => db.AgreedSwitches
        .SingleOrDefaultAsync(
            one => one.AccountId == accountId && one.Status == AgreedSwitchStatus.Agreed && one.SwitchDate <= today, cancellationToken);
}
