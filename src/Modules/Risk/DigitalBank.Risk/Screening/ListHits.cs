using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Screening;

/// <summary>Hits in the order in which they were found.</summary>
/// <param name="PartyId">Those of one party, or null for all.</param>
/// <param name="Status">Those in one state, or null for all.</param>
internal sealed record ListHits(Guid? PartyId, HitStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<SanctionsHitView>>;

internal sealed class ListHitsHandler(RiskDbContext db) : IQueryHandler<ListHits, IReadOnlyList<SanctionsHitView>>
{
    public async Task<Result<IReadOnlyList<SanctionsHitView>>> Handle(ListHits query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var hits = await db.Hits.AsNoTracking()
            .Where(h => (query.PartyId == null || h.PartyId == query.PartyId)
                && (query.Status == null || h.Status == query.Status)
                && h.Id.CompareTo(after) > 0)
            .OrderBy(h => h.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return hits.ConvertAll(hit => hit.View());
    }
}
