using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Erasure;

/// <summary>Requests in the order in which they were made.</summary>
/// <param name="PartyId">Those for one party, or null for all.</param>
/// <param name="Status">Those in this state, or null for all.</param>
internal sealed record ListErasures(Guid? PartyId, ErasureStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<ErasureView>>;

internal sealed class ListErasuresHandler(CustomersDbContext db) : IQueryHandler<ListErasures, IReadOnlyList<ErasureView>>
{
    public async Task<Result<IReadOnlyList<ErasureView>>> Handle(ListErasures query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var requests = await db.ErasureRequests.AsNoTracking()
            .Where(r => (query.PartyId == null || r.PartyId == query.PartyId)
                && (query.Status == null || r.Status == query.Status)
                && r.Id.CompareTo(after) > 0)
            .OrderBy(r => r.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return requests.ConvertAll(request => request.View());
    }
}
