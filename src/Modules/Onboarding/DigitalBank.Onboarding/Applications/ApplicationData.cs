using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Onboarding.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Onboarding.Applications;

/// <summary>With which application a customer came. What was found on the way is not told.</summary>
internal sealed class ApplicationData(OnboardingDbContext db) : IPersonalDataSource
{
    public string Part => "applications";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken) =>
        await db.Applications
            .Where(a => a.PartyId == partyId)
            .OrderBy(a => a.Id)
            .Select(a => (object)new { a.Id, a.ProductCode, a.CurrencyCode, a.StartedAt, a.AccountIdentifier })
            .ToListAsync(cancellationToken);
}
