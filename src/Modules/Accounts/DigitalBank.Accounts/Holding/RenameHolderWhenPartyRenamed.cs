using DigitalBank.Accounts.Data;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

/// <summary>The event says that there is a new name, and the party says which: a name that waits in the outbox would lie there in clear.</summary>
internal sealed class RenameHolderWhenPartyRenamed(AccountsDbContext db, IMediator bank) : IIntegrationEventHandler<PartyRenamed>
{
    public async Task HandleAsync(PartyRenamed integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        var party = (await bank.Send(new GetParty(integrationEvent.PartyId), cancellationToken)).Value;
        var accounts = await db.Accounts.Where(a => a.HolderPartyId == party.PartyId).ToListAsync(cancellationToken);
        foreach (var account in accounts.Where(account => account.HolderName != party.Name))
        {
            account.RenameHolder(party.Name);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
