using DigitalBank.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>Who pays the fees of accounts that do not pay for themselves.</summary>
internal static class FeePayers
{
    /// <summary>What lies on a deposit is locked and agreed, so its fees come from the account to which it is paid out.</summary>
    /// <returns>Their accounts in the ledger; nothing for accounts that pay for themselves.</returns>
    public static Task<Dictionary<Guid, long?>> FeePayersAsync(
        this AccountsDbContext db, IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken) => db.Deposits.AsNoTracking()
        .Where(deposit => deposit.AccountId != null && accountIds.Contains(deposit.AccountId.Value))
        .Join(
            db.Accounts,
            deposit => deposit.PayoutAccountId,
            account => account.Id,
            (deposit, account) => new { AccountId = deposit.AccountId!.Value, account.LedgerAccountId })
        .ToDictionaryAsync(both => both.AccountId, both => both.LedgerAccountId, cancellationToken);
}
