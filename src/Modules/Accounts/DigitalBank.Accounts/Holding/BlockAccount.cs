using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class BlockAccountValidator : AbstractValidator<BlockAccount>
{
    public BlockAccountValidator()
    {
        RuleFor(c => c.Block).IsInEnum().WithErrorCode("accounts.block_unknown");
        RuleFor(c => c.Reason).IsReason();
    }
}

internal sealed class BlockAccountHandler(AccountsDbContext db, LedgerSide ledger) : ICommandHandler<BlockAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(BlockAccount command, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId && a.LedgerAccountId != null, cancellationToken);
        if (account is null)
        {
            return AccountsErrors.UnknownAccount;
        }

        if (account.SetBlock(command.Block, command.Reason) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return await ledger.BlockAsync(account, cancellationToken);
    }
}
