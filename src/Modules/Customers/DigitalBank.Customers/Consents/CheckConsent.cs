using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Consents;

internal sealed class CheckConsentHandler(CustomersDbContext db, TimeProvider clock) : IQueryHandler<CheckConsent, ConsentCheck>
{
    public async Task<Result<ConsentCheck>> Handle(CheckConsent query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sought = $" {query.Scope} ";
        var consent = await db.Consents.AsNoTracking()
            .Where(c => c.PartyId == query.PartyId && c.Purpose == query.Purpose && c.Scope.Contains(sought)
                && c.RevokedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now))
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return new ConsentCheck(consent is not null, consent?.Id, consent?.ExpiresAt);
    }
}
