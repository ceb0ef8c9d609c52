using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Duplicates;

/// <summary>The merges in which a party took part, on either side.</summary>
internal sealed record ListMerges(Guid PartyId) : IQuery<IReadOnlyList<MergeView>>;

internal sealed class ListMergesHandler(CustomersDbContext db) : IQueryHandler<ListMerges, IReadOnlyList<MergeView>>
{
    private const int MostShown = 200;

    public async Task<Result<IReadOnlyList<MergeView>>> Handle(ListMerges query, CancellationToken cancellationToken)
    {
        var merges = await db.Merges.AsNoTracking()
            .Where(m => m.SurvivorId == query.PartyId || m.AbsorbedId == query.PartyId)
            .OrderBy(m => m.Id)
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return merges.ConvertAll(merge => merge.View());
    }
}
