using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Duplicates;

/// <summary>Up to five parties that may be the same as this one.</summary>
internal sealed record ListDuplicates(Guid PartyId) : IQuery<IReadOnlyList<PartyView>>;

internal sealed class ListDuplicatesHandler(CustomersDbContext db) : IQueryHandler<ListDuplicates, IReadOnlyList<PartyView>>
{
    public async Task<Result<IReadOnlyList<PartyView>>> Handle(ListDuplicates query, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        var ids = await PossibleDuplicates.FindAsync(db, party, cancellationToken);
        var others = await db.Parties.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        return others.ConvertAll(other => other.View());
    }
}
