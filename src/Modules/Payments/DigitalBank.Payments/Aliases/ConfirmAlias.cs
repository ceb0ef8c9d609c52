using System.Security.Cryptography;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.WaitingPayments;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Aliases;

/// <summary>
/// Says the code that was sent to the alias. It becomes active, or waits to come over from whoever has it; whoever has it and says a new code
/// keeps it.
/// </summary>
internal sealed record ConfirmAlias(Guid PartyId, Guid AliasId, string Code) : ICommand<AliasView>;

internal sealed class ConfirmAliasHandler(PaymentsDbContext db, AliasCode codes, WaitingMoney waiting, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<ConfirmAlias, AliasView>
{
    public async Task<Result<AliasView>> Handle(ConfirmAlias command, CancellationToken cancellationToken)
    {
        var isCounted = await CountTryAsync(command, cancellationToken);
        var alias = await db.Aliases.SingleOrDefaultAsync(
            row => row.Id == command.AliasId && row.PartyId == command.PartyId, cancellationToken);
        if (alias is null)
        {
            return AliasErrors.Unknown;
        }

        var said = codes.Hash(alias.Id, command.Code ?? string.Empty);
        if (!isCounted || clock.GetUtcNow() >= alias.CodeExpiresAt || !CryptographicOperations.FixedTimeEquals(alias.CodeHash ?? [], said))
        {
            return AliasErrors.CodeWrong;
        }

        var isNew = alias.Status != AliasStatus.Active;
        await ProveAsync(alias, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict() && isNew && alias.Status == AliasStatus.Active)
        {
            // Somebody has proven possession at the same moment and was faster.
            alias.WaitToMove(MovesAt());
            await db.SaveChangesAsync(cancellationToken);
        }

        if (alias.Status == AliasStatus.Active)
        {
            await waiting.DeliverAsync(alias.Value, alias.AccountId, cancellationToken); // what a crash leaves behind, the job delivers
        }

        return AliasView.Of(alias);
    }

    private DateTimeOffset MovesAt() => clock.GetUtcNow().AddHours(options.Value.AliasMoveHours);

    private async Task ProveAsync(PaymentAlias alias, CancellationToken cancellationToken)
    {
        var claims = await db.Aliases.WhereIndexed(db, nameof(PaymentAlias.MovingValue), alias.Value).ToListAsync(cancellationToken);

        // Whoever proves possession last has it: an earlier claim of somebody else must not come over later.
        db.Aliases.RemoveRange(claims.Where(claim => claim.Id != alias.Id));
        if (alias.Status == AliasStatus.Active)
        {
            alias.Activate();
            return;
        }

        var isTaken = await db.Aliases.WhereIndexed(db, nameof(PaymentAlias.ActiveValue), alias.Value).AnyAsync(cancellationToken);
        if (isTaken)
        {
            alias.WaitToMove(MovesAt());
        }
        else
        {
            alias.Activate();
        }
    }

    /// <summary>One statement, before the code is looked at: guesses at the same moment get no more tries than one after the other.</summary>
    private async Task<bool> CountTryAsync(ConfirmAlias command, CancellationToken cancellationToken) => await db.Aliases
        .Where(row => row.Id == command.AliasId && row.PartyId == command.PartyId && row.CodeHash != null && row.CodeTries < AliasCode.MostTries)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.CodeTries, row => row.CodeTries + 1), cancellationToken) == 1;
}
