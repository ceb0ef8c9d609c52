using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence.Reviews;

/// <summary>Takes a review on oneself, so that two people do not do the same work.</summary>
internal sealed record TakeReview(Guid ReviewId) : ICommand<ReviewView>;

/// <summary>Ends a review with what was found. A party that is reviewed because its time is over must have been rated again before.</summary>
/// <param name="Reason">What was found, for whoever reads it years later.</param>
internal sealed record CloseReview(Guid ReviewId, string Reason) : ICommand<ReviewView>;

internal sealed class CloseReviewValidator : AbstractValidator<CloseReview>
{
    public CloseReviewValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class TakeReviewHandler(CustomersDbContext db, IActor actor) : ICommandHandler<TakeReview, ReviewView>
{
    public async Task<Result<ReviewView>> Handle(TakeReview command, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == command.ReviewId, cancellationToken);
        if (review is null)
        {
            return CustomersErrors.UnknownReview;
        }

        if (review.ClosedAt is not null)
        {
            return CustomersErrors.ReviewClosed;
        }

        review.Assign(actor.Subject);
        await db.SaveChangesAsync(cancellationToken);
        return review.View();
    }
}

internal sealed class CloseReviewHandler(CustomersDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<CloseReview, ReviewView>
{
    public async Task<Result<ReviewView>> Handle(CloseReview command, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == command.ReviewId, cancellationToken);
        if (review is null)
        {
            return CustomersErrors.UnknownReview;
        }

        if (review.ClosedAt is not null)
        {
            return CustomersErrors.ReviewClosed;
        }

        var isRatedAgain = review.Reason != ReviewReason.Periodic
            || await db.RiskRatings.AnyAsync(r => r.PartyId == review.PartyId && r.RatedAt > review.OpenedAt, cancellationToken);
        if (!isRatedAgain)
        {
            return CustomersErrors.RateFirst;
        }

        review.Close(command.Reason, actor.Subject, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return review.View();
    }
}
