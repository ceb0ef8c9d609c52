using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

internal sealed class GetPartyHandler(CustomersDbContext db) : IQueryHandler<GetParty, PartyView>
{
    public async Task<Result<PartyView>> Handle(GetParty query, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PartyId, cancellationToken);
        return party is null ? CustomersErrors.UnknownParty : party.View();
    }
}
