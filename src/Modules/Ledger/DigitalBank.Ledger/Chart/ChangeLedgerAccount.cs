using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Holds;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Chart;

/// <summary>Changes an account's conditions in a turn of its own between the batches of the posting engine.</summary>
internal sealed class AccountChange(LedgerDbContext db)
{
    public async Task<Result<LedgerAccountView>> ApplyAsync(
        long accountId, Func<LedgerAccount, AccountBalance?, Failure?> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await JournalHead.LockAsync(db, HeadRow.Journal, cancellationToken);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancellationToken);
        if (account is null)
        {
            return LedgerErrors.UnknownAccount;
        }

        if (account.IsHeader)
        {
            return LedgerErrors.HeaderAccount;
        }

        var balance = await db.Balances.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == accountId, cancellationToken);
        if (change(account, balance) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return account.ToView();
    }
}

internal sealed class SetLedgerAccountStatusHandler(AccountChange change) : ICommandHandler<SetLedgerAccountStatus, LedgerAccountView>
{
    public Task<Result<LedgerAccountView>> Handle(SetLedgerAccountStatus command, CancellationToken cancellationToken) =>
        change.ApplyAsync(
            command.LedgerAccountId,
            (account, balance) =>
            {
                if (account.Status == LedgerAccountStatus.Closed && command.Status != LedgerAccountStatus.Closed)
                {
                    return LedgerErrors.AccountClosed;
                }

                if (command.Status == LedgerAccountStatus.Closed && balance is not null && balance.Debits != balance.Credits)
                {
                    return LedgerErrors.BalanceNotZero;
                }

                if (command.Status == LedgerAccountStatus.Closed && balance is { Held: not 0 })
                {
                    return HoldErrors.AccountHeld;
                }

                account.Status = command.Status;
                return null;
            },
            cancellationToken);
}

internal sealed class SetMinimumBalanceHandler(AccountChange change) : ICommandHandler<SetMinimumBalance, LedgerAccountView>
{
    public Task<Result<LedgerAccountView>> Handle(SetMinimumBalance command, CancellationToken cancellationToken) =>
        change.ApplyAsync(
            command.LedgerAccountId,
            (account, _) =>
            {
                account.MinimumBalance = command.MinimumBalance;
                return account.Status == LedgerAccountStatus.Closed ? LedgerErrors.AccountClosed : null;
            },
            cancellationToken);
}

internal sealed class AllowManualPostingHandler(AccountChange change) : ICommandHandler<AllowManualPosting, LedgerAccountView>
{
    public Task<Result<LedgerAccountView>> Handle(AllowManualPosting command, CancellationToken cancellationToken) =>
        change.ApplyAsync(
            command.LedgerAccountId,
            (account, _) =>
            {
                account.AllowsManualPosting = command.IsAllowed;
                return account.Status == LedgerAccountStatus.Closed ? LedgerErrors.AccountClosed : null;
            },
            cancellationToken);
}

internal sealed class MoveLedgerAccountHandler(LedgerDbContext db, AccountChange change) : ICommandHandler<MoveLedgerAccount, LedgerAccountView>
{
    public async Task<Result<LedgerAccountView>> Handle(MoveLedgerAccount command, CancellationToken cancellationToken)
    {
        var parent = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(account => account.Code == command.ParentCode && account.IsHeader, cancellationToken);
        if (parent is null)
        {
            return LedgerErrors.UnknownParent;
        }

        return await change.ApplyAsync(
            command.LedgerAccountId,
            (account, _) =>
            {
                if (account.Class != parent.Class)
                {
                    return ChartErrors.ClassFixed;
                }

                account.ParentCode = parent.Code;
                return null;
            },
            cancellationToken);
    }
}
