using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.DormantAccounts;

/// <summary>
/// Makes accounts inactive and dormant whose customers have not paid from them for as many days as the product's terms say, and active
/// again where a customer has. What an account is follows from its last activity alone, so a second run changes nothing.
/// </summary>
internal sealed class MarkDormantAccounts(AccountsDbContext db) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "mark-dormant-accounts";

    public int Order => 845;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var versions = await db.ProductVersions.AsNoTracking().Where(v => v.ValidFrom <= closingDate).ToListAsync(cancellationToken);
        var (done, failed) = (0L, 0L);
        foreach (var product in versions.GroupBy(version => version.ProductCode))
        {
            if (product.MaxBy(version => version.ValidFrom)!.ReadTerms().Dormancy is not { } settings)
            {
                continue;
            }

            var some = await MarkAsync(product.Key, settings, closingDate, cancellationToken);
            (done, failed) = (done + some.Done, failed + some.Failed);
        }

        return new StepReport(done, failed);
    }

    private async Task<(long Done, long Failed)> MarkAsync(
        string productCode, DormancySettings settings, DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (done, failed) = (0L, 0L);
        var days = new DormancyDays(closingDate.AddDays(-settings.InactiveAfterDays), closingDate.AddDays(-settings.DormantAfterDays));
        Guid? after = null;
        while (await ToLookAtAsync(productCode, days.InactiveFrom, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].Account.Id;
            var changed = 0;
            foreach (var (account, activity) in page)
            {
                var due = days.DormancyOf(account, activity);
                if (due != account.Dormancy)
                {
                    account.SetDormancy(due, closingDate);
                    changed++;
                }
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                done += changed;
            }
            catch (DbUpdateException conflict) when (conflict.IsConflict())
            {
                // Somebody is at one of them at this moment. What is due follows from their activity and is made good by the next close.
                failed += changed;
            }

            db.ChangeTracker.Clear();
        }

        return (done, failed);
    }

    /// <summary>Those that nobody has used since the day, and those that are marked and may have been used since.</summary>
    private async Task<List<(Account Account, DateOnly? Activity)>> ToLookAtAsync(
        string productCode, DateOnly inactiveFrom, Guid? after, CancellationToken cancellationToken)
    {
        var rows = await db.Accounts
            .Where(account => account.ProductCode == productCode && account.LedgerAccountId != null)
            .Where(account => account.Status == AccountStatus.Active && account.Pending == PendingChange.None)
            .Where(account => account.Dormancy != Dormancy.None
                || (account.OpenedOn <= inactiveFrom
                    && !db.Activities.Any(a => a.AccountId == account.Id && a.LastCustomerActivityDate > inactiveFrom)))
            .Where(account => after == null || account.Id.CompareTo(after.Value) > 0)
            .OrderBy(account => account.Id)
            .Take(PageSize)
            .Select(account => new
            {
                account,
                Activity = db.Activities
                    .Where(a => a.AccountId == account.Id)
                    .Select(a => (DateOnly?)a.LastCustomerActivityDate)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.account, row.Activity));
    }
}

/// <summary>The last days of activity that still make an account inactive or dormant.</summary>
internal readonly record struct DormancyDays(DateOnly InactiveFrom, DateOnly DormantFrom)
{
    /// <param name="activity">The customer's last payment; null before the first.</param>
    public Dormancy DormancyOf(Account account, DateOnly? activity)
    {
        var last = Latest(account.OpenedOn, account.ReactivatedOn, activity);
        var due = last <= DormantFrom ? Dormancy.Dormant
            : last <= InactiveFrom ? Dormancy.Inactive
            : Dormancy.None;

        // Only people wake a dormant account, unless it was made so by mistake: a payment of an earlier day had not been noted yet.
        return account.Dormancy == Dormancy.Dormant && !(activity <= account.DormantSince) ? account.Dormancy : due;
    }

    private static DateOnly Latest(DateOnly openedOn, DateOnly? reactivatedOn, DateOnly? activity)
    {
        var last = reactivatedOn > openedOn ? reactivatedOn.Value : openedOn;
        return activity > last ? activity.Value : last;
    }
}
