using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Consents;

/// <summary>All consents of a party, those that have ended included, in the order in which they were given.</summary>
internal sealed record ListConsents(Guid PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<ConsentView>>;

internal sealed class ListConsentsHandler(CustomersDbContext db, TimeProvider clock) : IQueryHandler<ListConsents, IReadOnlyList<ConsentView>>
{
    public async Task<Result<IReadOnlyList<ConsentView>>> Handle(ListConsents query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var after = query.After ?? Guid.Empty;
        var consents = await db.Consents.AsNoTracking()
            .Where(c => c.PartyId == query.PartyId && c.Id.CompareTo(after) > 0)
            .OrderBy(c => c.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return consents.ConvertAll(consent => consent.View(now));
    }
}
