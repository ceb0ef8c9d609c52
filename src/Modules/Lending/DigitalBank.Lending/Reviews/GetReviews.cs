using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Reviews;

/// <summary>A page of reviews in the order in which they were made.</summary>
/// <param name="Status">Those in this state; <see cref="ReviewStatus.Waiting"/> is the work that staff have.</param>
internal sealed record ListReviews(Guid? PartyId, ReviewStatus? Status, DateOnly? Date, Guid? After, int Limit) : IQuery<IReadOnlyList<ReviewView>>;

/// <summary>One review with all that it was made from, and what people decided on it.</summary>
internal sealed record GetReview(Guid ReviewId) : IQuery<ReviewFileView>;

/// <summary>Judges once more as then, by the inputs and the policy that were kept. Changes nothing.</summary>
internal sealed record ReplayReview(Guid ReviewId) : IQuery<ReplayedReview>;

/// <param name="Limit">What the borrower may owe when it acts; null where nothing could be worked out.</param>
/// <param name="People">How many have to agree before it acts.</param>
/// <param name="FirstDecider">Who has agreed where two have to; null: nobody yet.</param>
internal sealed record ReviewView(
    Guid ReviewId, Guid PartyId, DateOnly Date, ReviewOutcome Outcome, ReviewStatus Status, int Points, string Grade, string? PreviousGrade,
    Money? Limit, int People, IReadOnlyList<ReviewReason> Reasons, string? FirstDecider)
{
    public static ReviewView Of(CreditReview review)
    {
        var result = review.ReadResult();
        return new ReviewView(
            review.Id, review.PartyId, review.ReviewDate, review.Outcome, review.Status, review.Points, review.Grade, review.PreviousGrade,
            result.Limit, result.People, result.Reasons, review.FirstDecider);
    }
}

/// <param name="Inputs">Null where they could not be gathered.</param>
internal sealed record ReviewFileView(
    ReviewView Review, int PolicyNumber, ReviewInputs? Inputs, ReviewResult Result, IReadOnlyList<ReviewDecisionView> Decisions);

/// <param name="Limit">Minor units, where the choice is about a limit.</param>
internal sealed record ReviewDecisionView(ReviewOutcome Choice, long? Limit, string Reason, string DecidedBy, DateTimeOffset DecidedAt);

/// <param name="IsSame">Whether the result is the stored one to the last character of its JSON.</param>
internal sealed record ReplayedReview(Guid ReviewId, bool IsSame, ReviewResult Stored, ReviewResult Replayed);

internal sealed class ListReviewsHandler(LendingDbContext db) : IQueryHandler<ListReviews, IReadOnlyList<ReviewView>>
{
    public async Task<Result<IReadOnlyList<ReviewView>>> Handle(ListReviews query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.Reviews.AsNoTracking()
            .Where(review => (query.PartyId == null || review.PartyId == query.PartyId)
                && (query.Status == null || review.Status == query.Status)
                && (query.Date == null || review.ReviewDate == query.Date)
                && review.Id.CompareTo(after) > 0)
            .OrderBy(review => review.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(ReviewView.Of);
    }
}

internal sealed class GetReviewHandler(LendingDbContext db) : IQueryHandler<GetReview, ReviewFileView>
{
    public async Task<Result<ReviewFileView>> Handle(GetReview query, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.ReviewId, cancellationToken);
        if (review is null)
        {
            return ReviewErrors.Unknown;
        }

        var decisions = await db.ReviewDecisions.AsNoTracking()
            .Where(d => d.ReviewId == review.Id)
            .OrderBy(d => d.Id)
            .Select(d => new ReviewDecisionView(d.Choice, d.Limit, d.Reason, d.DecidedBy, d.DecidedAt))
            .ToListAsync(cancellationToken);
        return new ReviewFileView(ReviewView.Of(review), review.PolicyNumber, review.ReadInputs(), review.ReadResult(), decisions);
    }
}

internal sealed class ReplayReviewHandler(LendingDbContext db, ReviewDesk desk) : IQueryHandler<ReplayReview, ReplayedReview>
{
    public async Task<Result<ReplayedReview>> Handle(ReplayReview query, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.ReviewId, cancellationToken);
        if (review is null)
        {
            return ReviewErrors.Unknown;
        }

        var policy = await desk.PolicyAsync(review.PolicyNumber, cancellationToken);
        var replayed = ReviewResult.Of(policy.Policy, review.ReadInputs(), review.Missing);
        return new ReplayedReview(review.Id, LoanApplication.Text(replayed) == review.Result, review.ReadResult(), replayed);
    }
}
