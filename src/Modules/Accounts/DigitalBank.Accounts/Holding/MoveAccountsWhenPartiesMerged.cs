using DigitalBank.Accounts.Data;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

/// <summary>Accounts and deposits of the absorbed party belong to the survivor from now on; whose they were stands in the audit trail.</summary>
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

        await db.SaveChangesAsync(cancellationToken);
    }
}
