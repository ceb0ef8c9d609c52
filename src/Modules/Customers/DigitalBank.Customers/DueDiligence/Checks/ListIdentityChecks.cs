using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence.Checks;

/// <summary>The checks of a party's identity, in the order in which they were made.</summary>
internal sealed record ListIdentityChecks(Guid PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<IdentityCheckView>>;

internal sealed class ListIdentityChecksHandler(CustomersDbContext db) : IQueryHandler<ListIdentityChecks, IReadOnlyList<IdentityCheckView>>
{
    public async Task<Result<IReadOnlyList<IdentityCheckView>>> Handle(ListIdentityChecks query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var checks = await db.IdentityChecks.AsNoTracking()
            .Where(c => c.PartyId == query.PartyId && c.Id.CompareTo(after) > 0)
            .OrderBy(c => c.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return checks.ConvertAll(check => check.View());
    }
}
