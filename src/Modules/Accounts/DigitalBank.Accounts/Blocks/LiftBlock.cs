using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Blocks;

internal sealed class LiftBlockValidator : AbstractValidator<LiftBlock>
{
    public LiftBlockValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class LiftBlockHandler(AccountsDbContext db, LedgerSide ledger, IActor actor, TimeProvider clock) : ICommandHandler<LiftBlock, BlockView>
{
    public async Task<Result<BlockView>> Handle(LiftBlock command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.LiftBlock, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value;
        var inForce = await db.Blocks.Where(b => b.AccountId == account.Id && b.LiftedAt == null).ToListAsync(cancellationToken);
        var block = await db.Blocks.FindAsync([command.BlockId], cancellationToken);
        if (block is null || block.AccountId != account.Id)
        {
            return LifeCycleErrors.UnknownBlock;
        }

        if (block.Owner != actor.Subject && !actor.Has(AccountsPermissions.LiftAnyBlock))
        {
            return LifeCycleErrors.BlockOfAnother;
        }

        if (block.LiftedAt is null)
        {
            block.Lift(actor.Subject, command.Reason, clock.GetUtcNow());
            account.SetBlock(PlacedBlock.Together(inForce));
            await db.SaveChangesAsync(cancellationToken);
        }

        var set = await ledger.BlockAsync(account, cancellationToken);
        return set.Map(_ => block.View());
    }
}
