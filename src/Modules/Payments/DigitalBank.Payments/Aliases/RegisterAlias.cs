using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Aliases;

/// <summary>
/// Begins to register an alias for an account, by its holder: a code goes to the number or the address. Again, for the next code. Whether somebody
/// else has it is not said before possession is proven. A handle is taken at once, when it is free.
/// </summary>
internal sealed record RegisterAlias(Guid PartyId, Guid AccountId, string Alias) : ICommand<AliasView>;

/// <param name="MovesAt">When it comes over from whoever has it now; null unless it waits for that.</param>
/// <param name="ClaimedUntil">When somebody else gets it who has proven possession too; register it again to keep it.</param>
internal sealed record AliasView(
    Guid AliasId, AliasKind Kind, string Alias, Guid AccountId, AliasStatus Status, DateTimeOffset? MovesAt, DateTimeOffset? ClaimedUntil)
{
    public static AliasView Of(PaymentAlias alias, DateTimeOffset? claimedUntil = null) =>
        new(alias.Id, alias.Kind, alias.Value, alias.AccountId, alias.Status, alias.MovesAt, claimedUntil);
}

internal sealed class RegisterAliasHandler(PaymentsDbContext db, AliasCode codes, AliasBook book, IMediator bank, TimeProvider clock)
    : ICommandHandler<RegisterAlias, AliasView>
{
    private const int MostPerCustomer = 10;

    /// <summary>
    /// Look-ups that a code counts for, because it reaches somebody who has not asked for it. Counted by customer and day, so that withdrawing an
    /// alias and registering it again brings no more codes and no more guesses.
    /// </summary>
    private const int LookUpsPerCode = 10;

    public async Task<Result<AliasView>> Handle(RegisterAlias command, CancellationToken cancellationToken)
    {
        if (!AliasText.TryParse(command.Alias, out var text))
        {
            return AliasErrors.Malformed;
        }

        var account = await bank.Send(new GetAccount(command.AccountId, command.PartyId), cancellationToken);
        if (!account.IsSuccess || account.Value.HolderPartyId != command.PartyId || account.Value.Status != AccountStatus.Active)
        {
            return PaymentsErrors.UnknownDebtorAccount;
        }

        var own = await db.Aliases.Where(alias => alias.PartyId == command.PartyId).ToListAsync(cancellationToken);
        var known = own.Find(alias => alias.Value == text.Value);
        if (known is null && own.Count(alias => alias.Status != AliasStatus.Lost) >= MostPerCustomer)
        {
            return AliasErrors.TooMany;
        }

        if (known is { Status: AliasStatus.Pending } && known.AccountId != command.AccountId)
        {
            return AliasErrors.TooMany.Because("This alias waits for its code for another account. Withdraw it there first.");
        }

        var alias = known ?? db.Aliases.Add(PaymentAlias.Register(command.PartyId, command.AccountId, text, clock.GetUtcNow())).Entity;
        return alias.Kind == AliasKind.Handle ? await TakeAsync(alias, cancellationToken) : await SendCodeAsync(alias, cancellationToken);
    }

    /// <summary>Nobody owns a word: the first one has it.</summary>
    private async Task<Result<AliasView>> TakeAsync(PaymentAlias alias, CancellationToken cancellationToken)
    {
        if (alias.Status == AliasStatus.Active)
        {
            return AliasView.Of(alias);
        }

        alias.Activate();
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return AliasView.Of(alias);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return AliasErrors.Taken;
        }
    }

    private async Task<Result<AliasView>> SendCodeAsync(PaymentAlias alias, CancellationToken cancellationToken)
    {
        if (!await book.CountAsync(alias.PartyId, LookUpsPerCode, cancellationToken))
        {
            return AliasErrors.TooManyLookUps;
        }

        // Saved first: of two requests at the same moment one is refused, and a message that cannot be sent counts as one that was.
        var code = AliasCode.New();
        if (!alias.ExpectCode(codes.Hash(alias.Id, code), clock.GetUtcNow()))
        {
            return AliasErrors.CodesExhausted;
        }

        await db.SaveChangesAsync(cancellationToken);
        return (await codes.SendAsync(alias, code, cancellationToken)).Map(_ => AliasView.Of(alias));
    }
}
