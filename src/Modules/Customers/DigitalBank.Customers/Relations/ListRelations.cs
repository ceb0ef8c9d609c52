using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Relations;

/// <summary>All relations of a party in both directions, those that have ended included.</summary>
internal sealed record ListRelations(Guid PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<RelationView>>;

internal sealed class ListRelationsHandler(CustomersDbContext db) : IQueryHandler<ListRelations, IReadOnlyList<RelationView>>
{
    public async Task<Result<IReadOnlyList<RelationView>>> Handle(ListRelations query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var relations = await db.Relations.AsNoTracking()
            .Where(r => (r.PartyId == query.PartyId || r.RelatedPartyId == query.PartyId) && r.Id.CompareTo(after) > 0)
            .OrderBy(r => r.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return relations.ConvertAll(relation => relation.View());
    }
}
