using DigitalBank.Customers.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Customers.DueDiligence.Reviews;

/// <summary>At each close of business: opens a review for every rating that falls due soon and every document that expires soon.</summary>
internal sealed class OpenDueReviews(IServiceScopeFactory scopes, TimeProvider clock, IOptions<DueDiligenceOptions> options)
    : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "open-due-reviews";

    public int Order => 800;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var until = closingDate.AddDays(options.Value.LeadDays);
        var opened = 0L;
        while (await OpenPageAsync(until, cancellationToken) is > 0 and var page)
        {
            opened += page;
        }

        return new StepReport(opened);
    }

    /// <summary>What has a review for its day is not found again, so the next page is the first one of what is left.</summary>
    private async Task<int> OpenPageAsync(DateOnly until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CustomersDbContext>();
        var ratings = await DueRatings(db, until).Take(PageSize).ToListAsync(cancellationToken);
        var documents = await ExpiringDocuments(db, until).Take(PageSize).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        db.Reviews.AddRange(ratings.Select(due => DueDiligenceReview.Open(due.PartyId, ReviewReason.Periodic, due.DueDate, null, now)));
        db.Reviews.AddRange(documents.Select(due =>
            DueDiligenceReview.Open(due.PartyId, ReviewReason.DocumentExpires, due.DueDate, due.ConcernsId, now)));
        await db.SaveChangesAsync(cancellationToken);
        return ratings.Count + documents.Count;
    }

    private static IQueryable<Due> DueRatings(CustomersDbContext db, DateOnly until) => db.RiskRatings
        .Where(rating => rating.NextReviewDate <= until
            && !db.RiskRatings.Any(later => later.PartyId == rating.PartyId && later.RatedAt > rating.RatedAt)
            && !db.Reviews.Any(review => review.PartyId == rating.PartyId
                && review.Reason == ReviewReason.Periodic && review.DueDate == rating.NextReviewDate))
        .OrderBy(rating => rating.Id)
        .Select(rating => new Due(rating.PartyId, rating.NextReviewDate, null));

    private static IQueryable<Due> ExpiringDocuments(CustomersDbContext db, DateOnly until) => db.Documents
        .Where(document => document.ExpiryDate != null && document.ExpiryDate <= until
            && !db.Reviews.Any(review => review.PartyId == document.PartyId
                && review.Reason == ReviewReason.DocumentExpires && review.ConcernsId == document.Id))
        .OrderBy(document => document.Id)
        .Select(document => new Due(document.PartyId, document.ExpiryDate!.Value, document.Id));

    private sealed record Due(Guid PartyId, DateOnly DueDate, Guid? ConcernsId);
}
