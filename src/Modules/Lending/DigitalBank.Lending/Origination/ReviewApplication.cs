using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Origination;

/// <summary>Makes the offer that was worked out for an application in review, or declines it.</summary>
/// <param name="Reason">Why, for whoever reads it years later.</param>
internal sealed record ReviewApplication(Guid ApplicationId, bool IsApproved, string Reason) : ICommand<LoanApplicationView>;

/// <summary>The applicant does not want it any more.</summary>
internal sealed record WithdrawApplication(Guid ApplicationId, Guid PartyId) : ICommand<LoanApplicationView>;

internal sealed class ReviewApplicationValidator : AbstractValidator<ReviewApplication>
{
    public const int LongestReason = 140;

    public ReviewApplicationValidator() => RuleFor(c => c.Reason)
        .NotEmpty().WithErrorCode("lending.reason_missing")
        .MaximumLength(LongestReason).WithErrorCode("lending.reason_too_long");
}

internal sealed class ReviewApplicationHandler(
    LendingDbContext db, LoanCatalogue catalogue, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<ReviewApplication, LoanApplicationView>
{
    public async Task<Result<LoanApplicationView>> Handle(ReviewApplication command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == command.ApplicationId, cancellationToken);
        if (application is null)
        {
            return ApplicationErrors.Unknown;
        }

        var version = await catalogue.VersionAsync(application.ProductCode, application.ProductVersion, cancellationToken);
        var today = await calendar.TodayAsync(cancellationToken);
        var terms = version.ReadTerms();
        var needsTwo = application.ReadInputs().Amount >= terms.Policy.TwoReviewersFrom;
        var refused = application.Review(
            command.IsApproved, command.Reason, actor.Subject, needsTwo, today, terms.OfferDays, clock.GetUtcNow());
        if (refused is not null)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return LoanApplicationView.Of(application);
    }
}

internal sealed class WithdrawApplicationHandler(LendingDbContext db, TimeProvider clock)
    : ICommandHandler<WithdrawApplication, LoanApplicationView>
{
    public async Task<Result<LoanApplicationView>> Handle(WithdrawApplication command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.SingleOrDefaultAsync(
            a => a.Id == command.ApplicationId && a.PartyId == command.PartyId, cancellationToken);
        if (application is null)
        {
            return ApplicationErrors.Unknown;
        }

        if (application.Withdraw(clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return LoanApplicationView.Of(application);
    }
}
