using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Losses;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Reviews;

/// <summary>Decides a review that waits for people. Where two have to agree, the first decision waits for a second person.</summary>
/// <param name="Choice">What is to happen; keep leaves everything as it was.</param>
/// <param name="Limit">What the borrower may owe from now on; needed for raise and lower, null for the one that the review proposes.</param>
/// <param name="Reason">Why, for whoever reads it years later.</param>
internal sealed record DecideReview(Guid ReviewId, ReviewOutcome Choice, Money? Limit, string Reason) : ICommand<ReviewView>;

/// <summary>Reviews one borrower now, or answers with the review that there is of the day.</summary>
internal sealed record ReviewBorrower(Guid PartyId) : ICommand<ReviewView>;

internal sealed class DecideReviewValidator : AbstractValidator<DecideReview>
{
    public DecideReviewValidator()
    {
        RuleFor(c => c.Choice).Must(choice => Enum.IsDefined(choice) && choice != ReviewOutcome.Refer)
            .WithErrorCode(ReviewErrors.ChoiceImpossible.Code).WithMessage(ReviewErrors.ChoiceImpossible.Message);
        RuleFor(c => c.Reason)
            .NotEmpty().WithErrorCode("lending.reason_missing")
            .MaximumLength(ProposeLossValidator.LongestReason).WithErrorCode("lending.reason_too_long");
    }
}

internal sealed class DecideReviewHandler(
    LendingDbContext db, ReviewDesk desk, ExposureDesk exposures, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideReview, ReviewView>
{
    public async Task<Result<ReviewView>> Handle(DecideReview command, CancellationToken cancellationToken)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == command.ReviewId, cancellationToken);
        if (review is null)
        {
            return ReviewErrors.Unknown;
        }

        // In turn with acceptances and with what other reviews of the borrower change.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await exposures.TakeTurnAsync(review.PartyId, cancellationToken);
        var borrower = await db.Borrowers.SingleAsync(b => b.PartyId == review.PartyId, cancellationToken);
        var policy = await desk.PolicyAsync(review.PolicyNumber, cancellationToken);
        var limit = IsAboutLimit(command.Choice) ? command.Limit ?? review.ReadResult().Limit : null;
        if (review.Status == ReviewStatus.Waiting && !IsPossible(command.Choice, limit, borrower, review, policy.Policy))
        {
            return ReviewErrors.ChoiceImpossible;
        }

        var people = policy.Policy.People.ToDecide(command.Choice, review.Outcome);
        if (review.Decide(command.Choice, limit?.MinorUnits, people, actor.Subject) is { } refused)
        {
            return refused;
        }

        if (review.Status == ReviewStatus.Acted)
        {
            borrower.Act(command.Choice, limit is { } own ? new BorrowerLimit(own, review.ReadInputs()!.ProductLimit) : null, await calendar.TodayAsync(cancellationToken));
        }

        db.ReviewDecisions.Add(new ReviewDecision
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ReviewId = review.Id,
            Choice = command.Choice,
            Limit = limit?.MinorUnits,
            Reason = command.Reason,
            DecidedBy = actor.Subject,
            DecidedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ReviewView.Of(review);
    }

    private static bool IsAboutLimit(ReviewOutcome choice) => choice is ReviewOutcome.Raise or ReviewOutcome.Lower;

    private static bool IsPossible(ReviewOutcome choice, Money? limit, Borrower borrower, CreditReview review, ReviewPolicy policy)
    {
        if (!IsAboutLimit(choice))
        {
            return choice != ReviewOutcome.Lift || borrower.IsFrozen;
        }

        if (limit is not { IsNegative: false } wished || review.ReadInputs() is not { } inputs || wished.Currency != inputs.ProductLimit.Currency || !inputs.ProductLimit.IsPositive)
        {
            return false;
        }

        var now = borrower.Limit?.On(inputs.ProductLimit) ?? inputs.ProductLimit;
        return choice == ReviewOutcome.Lower ? wished < now : wished > now && wished <= policy.HighestLimit(inputs.ProductLimit);
    }
}

internal sealed class ReviewBorrowerHandler(LendingDbContext db, ReviewDesk desk, ExposureDesk exposures, IBusinessCalendar calendar)
    : ICommandHandler<ReviewBorrower, ReviewView>
{
    public async Task<Result<ReviewView>> Handle(ReviewBorrower command, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (await OfTodayAsync(command.PartyId, today, cancellationToken) is { } earlier)
        {
            return ReviewView.Of(earlier);
        }

        if (await desk.PolicyOnAsync(today, cancellationToken) is not { } policy)
        {
            return ReviewErrors.NoPolicy;
        }

        if (!await db.Loans.AnyAsync(loan => loan.PartyId == command.PartyId, cancellationToken))
        {
            return ReviewErrors.UnknownBorrower;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await exposures.TakeTurnAsync(command.PartyId, cancellationToken);
        var reviews = await desk.ReviewAsync([command.PartyId], today, policy, cancellationToken);
        if (reviews is not [var review])
        {
            return ReviewErrors.UnknownBorrower;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ReviewView.Of(review);
    }

    private Task<CreditReview?> OfTodayAsync(Guid partyId, DateOnly today, CancellationToken cancellationToken) =>
        db.Reviews.AsNoTracking().SingleOrDefaultAsync(review => review.PartyId == partyId && review.ReviewDate == today, cancellationToken);
}
