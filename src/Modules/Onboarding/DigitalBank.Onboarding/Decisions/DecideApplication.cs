using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.Onboarding.Flow;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Onboarding.Decisions;

/// <summary>Approves or declines an application that a person has to look at. The flow goes on by itself.</summary>
/// <param name="Reason">Why, for whoever reads it years later.</param>
internal sealed record DecideApplication(Guid ApplicationId, ApplicationDecision Decision, string Reason) : ICommand<ApplicationView>;

internal enum ApplicationDecision
{
    Approve = 1,
    Decline = 2,
}

internal sealed class DecideApplicationValidator : AbstractValidator<DecideApplication>
{
    public DecideApplicationValidator()
    {
        RuleFor(c => c.Decision).IsInEnum().WithErrorCode("onboarding.decision_missing");
        RuleFor(c => c.Reason)
            .NotEmpty().WithErrorCode("onboarding.reason_missing")
            .MaximumLength(140).WithErrorCode("onboarding.reason_too_long");
    }
}

internal sealed class DecideApplicationHandler(
    OnboardingDbContext db, IMediator bank, ApplicationFlow flow, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideApplication, ApplicationView>
{
    public async Task<Result<ApplicationView>> Handle(DecideApplication command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == command.ApplicationId, cancellationToken);
        if (application is null)
        {
            return OnboardingErrors.UnknownApplication;
        }

        if (application.Status != ApplicationStatus.InReview)
        {
            return OnboardingErrors.NotInReview;
        }

        if (command.Decision == ApplicationDecision.Decline)
        {
            application.Decline(command.Reason, actor.Subject, clock.GetUtcNow());
        }
        else if (await ApproveAsync(application, command.Reason, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);

        // The decision stands; what could not be finished now is finished by CarryOnApplications.
        await flow.CarryOnAsync(application, CancellationToken.None);
        return ApplicationView.Of(application);
    }

    /// <summary>Asked again at this moment: a hit may have been dismissed, confirmed or found since the applicant came.</summary>
    private async Task<Failure?> ApproveAsync(AccountApplication application, string reason, CancellationToken cancellationToken)
    {
        if (application.PartyId is not { } partyId)
        {
            return OnboardingErrors.NotTakenIn;
        }

        var standing = await bank.Send(new CheckTakenIn(partyId), cancellationToken);
        if (!standing.IsSuccess)
        {
            return standing.Failure;
        }

        if (standing.Value.Findings.Contains(TakingInFindings.SanctionsHit))
        {
            return OnboardingErrors.SanctionsHit;
        }

        if (standing.Value.Findings.Contains(TakingInFindings.OpenHit))
        {
            return OnboardingErrors.OpenHit;
        }

        application.Approve(standing.Value.PartyId, reason, actor.Subject, clock.GetUtcNow());
        return null;
    }
}
