using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Blocks;

internal sealed class PlaceBlockValidator : AbstractValidator<PlaceBlock>
{
    public PlaceBlockValidator()
    {
        RuleFor(c => c.IdempotencyKey).NotEmpty().WithErrorCode("accounts.idempotency_key_missing");
        RuleFor(c => c.Kind).IsInEnum().NotEqual(AccountBlock.None).WithErrorCode("accounts.block_unknown");
        RuleFor(c => c.Reason).IsReason();
    }
}

internal sealed class PlaceBlockHandler(
    AccountsDbContext db, LedgerSide ledger, IBusinessCalendar calendar, IActor actor, TimeProvider clock) : ICommandHandler<PlaceBlock, BlockView>
{
    public async Task<Result<BlockView>> Handle(PlaceBlock command, CancellationToken cancellationToken)
    {
        var blockId = DerivedKey.Of("block", actor.Subject, command.IdempotencyKey.ToString());
        var earlier = await db.Blocks.FindAsync([blockId], cancellationToken);
        if (earlier is not null && !earlier.IsSameOrderAs(command))
        {
            return LifeCycleErrors.BlockDiffers;
        }

        var found = await db.FindForAsync(command.AccountId, AccountCommand.PlaceBlock, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        if (earlier is null && command.ExpiryDate < await calendar.TodayAsync(cancellationToken))
        {
            return LifeCycleErrors.BlockExpiryPast;
        }

        var block = earlier ?? await PlaceAsync(command, blockId, found.Value, cancellationToken);
        var inForce = await ledger.BlockAsync(found.Value, cancellationToken);
        return inForce.Map(_ => block.View());
    }

    private async Task<PlacedBlock> PlaceAsync(PlaceBlock command, Guid blockId, Account account, CancellationToken cancellationToken)
    {
        var block = new PlacedBlock
        {
            Id = blockId,
            AccountId = account.Id,
            Kind = command.Kind,
            Reason = command.Reason,
            Owner = actor.Subject,
            PlacedAt = clock.GetUtcNow(),
            ExpiryDate = command.ExpiryDate,
        };
        var others = await db.Blocks.Where(b => b.AccountId == account.Id && b.LiftedAt == null).ToListAsync(cancellationToken);
        account.SetBlock(PlacedBlock.Together([.. others, block]));
        db.Blocks.Add(block);
        await db.SaveChangesAsync(cancellationToken);
        return block;
    }
}
