using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence.Reviews;

/// <summary>Reviews in the order in which they were opened.</summary>
/// <param name="PartyId">Those of one party, or null for all.</param>
/// <param name="IsOpen">Open ones, closed ones, or null for both.</param>
internal sealed record ListReviews(Guid? PartyId, bool? IsOpen, Guid? After, int Limit) : IQuery<IReadOnlyList<ReviewView>>;

internal sealed class ListReviewsHandler(CustomersDbContext db) : IQueryHandler<ListReviews, IReadOnlyList<ReviewView>>
{
    public async Task<Result<IReadOnlyList<ReviewView>>> Handle(ListReviews query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var reviews = await db.Reviews.AsNoTracking()
            .Where(r => (query.PartyId == null || r.PartyId == query.PartyId)
                && (query.IsOpen == null || (r.ClosedAt == null) == query.IsOpen)
                && r.Id.CompareTo(after) > 0)
            .OrderBy(r => r.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return reviews.ConvertAll(review => review.View());
    }
}
