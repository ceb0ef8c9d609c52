using System.Security.Cryptography;
using System.Text;
using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Consents;

internal sealed class CheckReceiptHandler(CustomersDbContext db, TimeProvider clock) : IQueryHandler<CheckReceipt, ConsentCheck>
{
    public async Task<Result<ConsentCheck>> Handle(CheckReceipt query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sought = $" {query.Scope} ";
        var shown = Encoding.UTF8.GetBytes(query.Receipt);
        var living = await db.Consents.AsNoTracking()
            .Where(c => c.PartyId == query.PartyId && c.Scope.Contains(sought) && c.RevokedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now))
            .ToListAsync(cancellationToken);
        var consent = living.Find(c => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(c.View(now).Receipt), shown));
        return new ConsentCheck(consent is not null, consent?.Id, consent?.ExpiresAt);
    }
}
