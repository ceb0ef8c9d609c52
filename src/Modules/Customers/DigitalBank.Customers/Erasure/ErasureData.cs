using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Customers.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Erasure;

/// <summary>What was erased when, and what is kept until when and why. Legal holds are not told.</summary>
internal sealed class ErasureData(CustomersDbContext db) : IPersonalDataSource
{
    public string Part => "erasures";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var requests = await db.ErasureRequests.AsNoTracking().Where(r => r.PartyId == partyId).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return requests
            .Select(request => request.View())
            .Select(view => (object)new { view.RequestId, view.Status, view.RequestedAt, view.DecidedAt, view.Receipt })
            .ToList();
    }
}
