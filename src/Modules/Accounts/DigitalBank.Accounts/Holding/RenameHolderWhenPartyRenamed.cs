using DigitalBank.Accounts.Data;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Messaging;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class RenameHolderWhenPartyRenamed(AccountsDbContext db) : IIntegrationEventHandler<PartyRenamed>
{
    public async Task HandleAsync(PartyRenamed integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts
            .Where(a => a.HolderPartyId == integrationEvent.PartyId && a.HolderName != integrationEvent.Name)
            .ToListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            account.RenameHolder(integrationEvent.Name);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
