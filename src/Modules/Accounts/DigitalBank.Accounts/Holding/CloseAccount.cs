using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class CloseAccountValidator : AbstractValidator<CloseAccount>
{
    public CloseAccountValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class CloseAccountHandler(AccountsDbContext db, LedgerSide ledger, UnsettledInterest interest)
    : ICommandHandler<CloseAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(CloseAccount command, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId && a.LedgerAccountId != null, cancellationToken);
        if (account is null)
        {
            return AccountsErrors.UnknownAccount;
        }

        if (account.BeginClosing(command.Reason) is { } refused)
        {
            return refused;
        }

        if (await interest.RefuseClosingAsync(account.Id, cancellationToken) is { } unsettled)
        {
            return unsettled;
        }

        await db.SaveChangesAsync(cancellationToken);
        return await ledger.CloseAsync(account, cancellationToken);
    }
}
