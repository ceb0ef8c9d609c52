using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.DueDiligence.Screening;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Risk.Contracts.Screening;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.DueDiligence;

internal static class DueDiligenceEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var staff = endpoints.Staff;
        staff.MapPost("/customers/{partyId:guid}/identity-checks", CustomersPermissions.ManageDueDiligence, Check).Produces<IdentityCheckView>();
        staff.MapGet("/customers/{partyId:guid}/identity-checks", CustomersPermissions.Read, Checks).Produces<Page<IdentityCheckView>>();
        staff.MapPost("/customers/{partyId:guid}/screening", CustomersPermissions.ManageDueDiligence, Screen).Produces<ScreeningView>();
        staff.MapPost("/customers/{partyId:guid}/risk-rating", CustomersPermissions.ManageDueDiligence, Rate).Produces<RiskRatingView>();
        staff.MapGet("/customers/{partyId:guid}/risk-rating", CustomersPermissions.Read, Rating).Produces<RiskRatingView>();
        staff.MapGet("/customers/reviews", CustomersPermissions.Read, Reviews).Produces<Page<ReviewView>>();
        staff.MapPost("/customers/reviews/{reviewId:guid}/take", CustomersPermissions.ManageDueDiligence, Take).Produces<ReviewView>();
        staff.MapPost("/customers/reviews/{reviewId:guid}/close", CustomersPermissions.ManageDueDiligence, Close).Produces<ReviewView>();
    }

    private static async Task<IResult> Check(Guid partyId, NewIdentityCheck body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RecordIdentityCheck(partyId, body.Method, body.IsPassed, body.DocumentId, body.Note), cancellationToken)).ToHttp();

    private static async Task<IResult> Checks(
        Guid partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var checks = await bank.Send(new ListIdentityChecks(partyId, after, page.Size), cancellationToken);
        return checks.Map(items => Page.Of(items, page.Size, check => check.CheckId.ToString())).ToHttp();
    }

    private static async Task<IResult> Screen(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ScreenCustomer(partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> Rate(Guid partyId, NewRating body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RateParty(partyId, body.IsPoliticallyExposed, body.IsCashIntensive), cancellationToken)).ToHttp();

    private static async Task<IResult> Rating(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetRiskRating(partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> Reviews(
        Guid? partyId, bool? isOpen, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var reviews = await bank.Send(new ListReviews(partyId, isOpen, after, page.Size), cancellationToken);
        return reviews.Map(items => Page.Of(items, page.Size, review => review.ReviewId.ToString())).ToHttp();
    }

    private static async Task<IResult> Take(Guid reviewId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new TakeReview(reviewId), cancellationToken)).ToHttp();

    private static async Task<IResult> Close(Guid reviewId, ReviewOutcome body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CloseReview(reviewId, body.Outcome), cancellationToken)).ToHttp();
}

/// <param name="DocumentId">The document that was looked at, or null.</param>
internal sealed record NewIdentityCheck(CheckMethod Method, bool IsPassed, Guid? DocumentId, string? Note);

/// <param name="IsPoliticallyExposed">Holds or held a prominent public function, or is close to someone who does.</param>
/// <param name="IsCashIntensive">Trade that lives on cash.</param>
internal sealed record NewRating(bool IsPoliticallyExposed, bool IsCashIntensive);

/// <param name="Outcome">What was found.</param>
internal sealed record ReviewOutcome(string Outcome);
