using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Onboarding.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Onboarding.Applications;

/// <summary>Says who the applicant is, with document and consents. May be sent again until the application is submitted; the latest counts.</summary>
internal sealed record FillInApplication(Guid ApplicationId, string? Token, Applicant Applicant) : ICommand<ApplicantsView>;

internal sealed class FillInApplicationHandler(OnboardingDbContext db, IMediator bank, TimeProvider clock)
    : ICommandHandler<FillInApplication, ApplicantsView>
{
    public async Task<Result<ApplicantsView>> Handle(FillInApplication command, CancellationToken cancellationToken)
    {
        if (await db.FindOwnAsync(command.ApplicationId, command.Token, cancellationToken) is not { } application)
        {
            return OnboardingErrors.UnknownApplication;
        }

        if (application.Status != ApplicationStatus.Draft)
        {
            return OnboardingErrors.Submitted;
        }

        var fits = await bank.Send(new CheckApplicant(command.Applicant), cancellationToken);
        if (!fits.IsSuccess)
        {
            return fits.Failure;
        }

        application.FillIn(command.Applicant, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ApplicantsView.Of(application);
    }
}
