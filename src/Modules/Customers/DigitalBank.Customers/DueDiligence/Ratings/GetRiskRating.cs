using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence.Ratings;

/// <summary>The rating that counts: the latest.</summary>
internal sealed record GetRiskRating(Guid PartyId) : IQuery<RiskRatingView>;

internal sealed class GetRiskRatingHandler(CustomersDbContext db) : IQueryHandler<GetRiskRating, RiskRatingView>
{
    public async Task<Result<RiskRatingView>> Handle(GetRiskRating query, CancellationToken cancellationToken)
    {
        var rating = await db.RiskRatings.AsNoTracking()
            .Where(r => r.PartyId == query.PartyId)
            .OrderByDescending(r => r.RatedAt).ThenByDescending(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return rating is null ? CustomersErrors.NotRated : rating.View();
    }
}
