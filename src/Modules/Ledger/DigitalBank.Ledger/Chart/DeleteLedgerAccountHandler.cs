using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Chart;

internal sealed class DeleteLedgerAccountHandler(LedgerDbContext db) : ICommandHandler<DeleteLedgerAccount, Done>
{
    public async Task<Result<Done>> Handle(DeleteLedgerAccount command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // With both locks neither an entry nor a new account below it can slip in between the check and the deletion.
        await JournalHead.LockAsync(db, HeadRow.Journal, cancellationToken);
        await JournalHead.LockAsync(db, HeadRow.Chart, cancellationToken);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.LedgerAccountId, cancellationToken);
        if (account is null)
        {
            return LedgerErrors.UnknownAccount;
        }

        // Other modules remember the accounts that they opened.
        var isReliedOn = account.IsHeader
            ? SeedChart.IsOfEveryBank(account.Code)
            : !account.AllowsManualPosting || SeedChart.IsForModules(account.ParentCode);
        if (isReliedOn)
        {
            return ChartErrors.AccountOfTheBank;
        }

        if (await IsUsedAsync(account, cancellationToken))
        {
            return ChartErrors.AccountUsed;
        }

        await db.Balances.Where(balance => balance.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
        db.Accounts.Remove(account);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    private async Task<bool> IsUsedAsync(LedgerAccount account, CancellationToken cancellationToken) => account.IsHeader
        ? await db.Accounts.AnyAsync(other => other.ParentCode == account.Code, cancellationToken)
        : await db.Balances.AnyAsync(balance => balance.AccountId == account.Id && balance.Lines > 0, cancellationToken)
            || await db.Holds.AnyAsync(hold => hold.AccountId == account.Id, cancellationToken)
            || await db.MappingVersions.AnyAsync(
                version => version.DebitCode == account.Code || version.CreditCode == account.Code, cancellationToken);
}
