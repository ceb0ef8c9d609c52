using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

/// <summary>
/// Accounts and deposits of the absorbed party, and what it may do with those of others, are the survivor's from now on; whose they were
/// stands in the audit trail.
/// </summary>
internal sealed class MoveAccountsWhenPartiesMerged(AccountsDbContext db, IMediator bank) : IIntegrationEventHandler<PartiesMerged>
{
    public async Task HandleAsync(PartiesMerged integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        // A survivor may have been absorbed in turn before this event came.
        var survivor = (await bank.Send(new GetParty(integrationEvent.SurvivorId), cancellationToken)).Value;
        while (survivor.MergedIntoPartyId is { } next)
        {
            survivor = (await bank.Send(new GetParty(next), cancellationToken)).Value;
        }

        var accounts = await db.Accounts.Where(a => a.HolderPartyId == integrationEvent.AbsorbedId).ToListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            account.MoveTo(survivor.PartyId, survivor.Name);
        }

        foreach (var deposit in await db.Deposits.Where(d => d.HolderPartyId == integrationEvent.AbsorbedId).ToListAsync(cancellationToken))
        {
            deposit.MoveTo(survivor.PartyId);
        }

        foreach (var mandate in await db.Mandates.Where(m => m.PartyId == integrationEvent.AbsorbedId).ToListAsync(cancellationToken))
        {
            mandate.PartyId = survivor.PartyId;
        }

        // Who held one of these jointly holds it as the first now.
        var moved = accounts.ConvertAll(account => account.Id);
        db.JointHolders.RemoveRange(await db.JointHolders
            .Where(h => h.PartyId == survivor.PartyId && moved.Contains(h.AccountId))
            .ToListAsync(cancellationToken));
        await MoveJointHoldingsAsync(integrationEvent.AbsorbedId, survivor.PartyId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task MoveJointHoldingsAsync(Guid absorbedId, Guid survivorId, CancellationToken cancellationToken)
    {
        var absorbed = await db.JointHolders.Where(h => h.PartyId == absorbedId).ToListAsync(cancellationToken);
        var ids = absorbed.ConvertAll(holder => holder.AccountId);
        var survivors = await db.JointHolders
            .Where(h => h.PartyId == survivorId && ids.Contains(h.AccountId))
            .ToDictionaryAsync(h => h.AccountId, cancellationToken);
        var first = await db.Accounts
            .Where(a => a.HolderPartyId == survivorId && ids.Contains(a.Id))
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        foreach (var holder in absorbed)
        {
            db.JointHolders.Remove(holder);
            if (survivors.TryGetValue(holder.AccountId, out var same))
            {
                same.SharePercent += holder.SharePercent;
            }
            else if (!first.Contains(holder.AccountId)) // the first holder bears what the others do not
            {
                db.JointHolders.Add(new JointHolder
                {
                    AccountId = holder.AccountId,
                    PartyId = survivorId,
                    SharePercent = holder.SharePercent,
                    Since = holder.Since,
                });
            }
        }
    }
}
