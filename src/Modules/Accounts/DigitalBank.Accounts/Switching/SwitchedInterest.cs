using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Switching;

/// <summary>Lets an account's interest go on by the terms of its new product, from a period that begins with it.</summary>
internal sealed class SwitchedInterest(AccountsDbContext db, UnsettledInterest unsettled)
{
    /// <returns>Why not, or null; what changes is saved with the switch.</returns>
    public async Task<Failure?> GoOnWithAsync(Account account, ProductSwitch made, CancellationToken cancellationToken)
    {
        if (await unsettled.RefuseClosingAsync(account.Id, cancellationToken) is { } owed)
        {
            return owed;
        }

        var row = await db.InterestAccounts.SingleOrDefaultAsync(one => one.AccountId == account.Id, cancellationToken);
        var isSettled = row is null || (row.AccruedUntil == made.SwitchDate && row.OpenedPeriodOn == made.SwitchDate);
        if (!isSettled)
        {
            return AccrualErrors.NotSettled;
        }

        var products = await ProductTimelines.ReadAsync(db, cancellationToken);
        if (row is null && !products.Bearing.Contains(made.ToProduct) && !products.Bearing.Contains(made.FromProduct))
        {
            return null;
        }

        var today = new AccountToAccrue(
            account.Id, account.LedgerAccountId!.Value, made.ToProduct, account.CurrencyCode, account.OpenedOn);
        var terms = products.Of(today);
        if (!terms.IsSuccess)
        {
            return terms.Failure;
        }

        // Written in either case: an accrual that runs at the same moment with the old terms cannot be saved.
        if (row is null)
        {
            db.InterestAccounts.Add(InterestAccount.Begin(today, made.SwitchDate, terms.Value.On(made.SwitchDate)));
        }
        else
        {
            row.SwitchTo(made.ToProduct, terms.Value.On(made.SwitchDate).PostingAfter(made.SwitchDate));
        }

        return null;
    }
}
