using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>Begins the accrual of a business date, or finds the one that was begun; and hands out its accounts page by page.</summary>
internal sealed class InterestRuns(AccountsDbContext db, IMediator bank, IBusinessCalendar calendar)
{
    public async Task<InterestRun> OfAsync(DateOnly businessDate, CancellationToken cancellationToken)
    {
        var run = await db.InterestRuns.AsNoTracking().SingleOrDefaultAsync(r => r.BusinessDate == businessDate, cancellationToken);
        if (run is not null)
        {
            return run;
        }

        var last = await bank.Send(new GetLastEntry(), cancellationToken);
        run = new InterestRun { BusinessDate = businessDate, ThroughEntryId = last.Value, Until = calendar.NextBusinessDay(businessDate) };
        db.InterestRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return run;
    }

    /// <summary>The run, seen with what has been booked since it began: for accounts to which interest has just been posted.</summary>
    public async Task<InterestRun> WithNewsAsync(InterestRun run, CancellationToken cancellationToken)
    {
        var last = await bank.Send(new GetLastEntry(), cancellationToken);
        return new InterestRun { BusinessDate = run.BusinessDate, ThroughEntryId = last.Value, Until = run.Until };
    }

    /// <param name="after">The last account of the page before.</param>
    public Task<List<AccountToAccrue>> PageAsync(ProductTimelines products, Guid? after, int size, CancellationToken cancellationToken)
    {
        var bearing = products.Bearing;
        return db.Accounts.AsNoTracking()
            .Where(account => account.LedgerAccountId != null && account.Status == AccountStatus.Active
                && (bearing.Contains(account.ProductCode) || account.SwitchedOn != null))
            .Where(account => after == null || account.Id.CompareTo(after.Value) > 0)
            .OrderBy(account => account.Id)
            .Take(size)
            .Select(
                account => new AccountToAccrue(
                    account.Id, account.LedgerAccountId!.Value, account.ProductCode, account.CurrencyCode, account.OpenedOn))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One account; null when there is none, or its product has no interest.</summary>
    public Task<AccountToAccrue?> FindAsync(ProductTimelines products, Guid accountId, CancellationToken cancellationToken)
    {
        var bearing = products.Bearing;
        return db.Accounts.AsNoTracking()
            .Where(account => account.Id == accountId && account.LedgerAccountId != null && account.Status == AccountStatus.Active)
            .Where(account => bearing.Contains(account.ProductCode) || account.SwitchedOn != null)
            .Select(account => new AccountToAccrue(
                account.Id, account.LedgerAccountId!.Value, account.ProductCode, account.CurrencyCode, account.OpenedOn))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
