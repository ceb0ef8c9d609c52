using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Reviews;

/// <summary>What staff do with the reviews of borrowers.</summary>
internal static class ReviewEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/lending/review-policies", LendingPermissions.Read, Policies).Produces<IReadOnlyList<ReviewPolicyView>>();
        staff.MapPost("/lending/review-policies", LendingPermissions.ManageProducts, SetPolicy)
            .Produces<ReviewPolicyView>(StatusCodes.Status201Created)
            .WithSummary("Say by what borrowers are reviewed from a day on");
        staff.MapGet("/lending/reviews", LendingPermissions.Read, List)
            .Produces<Page<ReviewView>>()
            .WithSummary("Reviews; those that wait are the work that staff have");
        staff.MapGet("/lending/reviews/report", LendingPermissions.Read, Report)
            .Produces<ReviewReport>()
            .WithSummary("What the reviews of a day came to: progress, distribution and migration between grades");
        staff.MapGet("/lending/reviews/{reviewId:guid}", LendingPermissions.Read, Get)
            .Produces<ReviewFileView>()
            .WithSummary("One review with its inputs, points, reasons and decisions");
        staff.MapGet("/lending/reviews/{reviewId:guid}/replay", LendingPermissions.Read, Replay)
            .Produces<ReplayedReview>()
            .WithSummary("The review made once more as then, and whether it is the same");
        staff.MapPost("/lending/reviews/{reviewId:guid}/decision", LendingPermissions.DecideReviews, Decide)
            .Produces<ReviewView>()
            .WithSummary("Decide a review that waits for people");
        staff.MapPost("/lending/borrowers/{partyId:guid}/review", LendingPermissions.DecideReviews, Review)
            .Produces<ReviewView>()
            .WithSummary("Review one borrower now");
    }

    private static async Task<IResult> Policies(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetReviewPolicies(), cancellationToken)).ToHttp();

    private static async Task<IResult> SetPolicy(ReviewPolicyBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var set = await bank.Send(new SetReviewPolicy(body.ValidFrom, body.Policy), cancellationToken);
        return set.ToHttp(view => TypedResults.Created("/staff/v1/lending/review-policies", view));
    }

    private static async Task<IResult> List(
        Guid? party, ReviewStatus? status, DateOnly? date, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var reviews = await bank.Send(new ListReviews(party, status, date, after, page.Size), cancellationToken);
        return reviews.Map(items => Page.Of(items, page.Size, review => review.ReviewId.ToString())).ToHttp();
    }

    private static async Task<IResult> Report(DateOnly? date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetReviewReport(date), cancellationToken)).ToHttp();

    private static async Task<IResult> Get(Guid reviewId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetReview(reviewId), cancellationToken)).ToHttp();

    private static async Task<IResult> Replay(Guid reviewId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReplayReview(reviewId), cancellationToken)).ToHttp();

    private static async Task<IResult> Decide(Guid reviewId, ReviewDecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideReview(reviewId, body.Choice, body.Limit, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Review(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReviewBorrower(partyId), cancellationToken)).ToHttp();
}

/// <param name="ValidFrom">Null for the business date.</param>
internal sealed record ReviewPolicyBody(ReviewPolicy Policy, DateOnly? ValidFrom = null);

/// <param name="Limit">For raise and lower; null for the one that the review proposes.</param>
internal sealed record ReviewDecisionBody(ReviewOutcome Choice, string Reason, Money? Limit = null);
