using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Onboarding.Data;
using DigitalBank.Onboarding.Flow;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Onboarding.Applications;

/// <summary>
/// The applicant has said everything: where nothing is found, account and log-in are there with the answer. Submitted again, it answers
/// how far it is.
/// </summary>
/// <param name="Password">For the log-in with the applicant's e-mail.</param>
internal sealed record SubmitApplication(Guid ApplicationId, string? Token, string Password) : ICommand<ApplicantsView>;

internal sealed class SubmitApplicationHandler(
    OnboardingDbContext db, IMediator bank, ApplicationFlow flow, IOptions<OnboardingOptions> options, TimeProvider clock)
    : ICommandHandler<SubmitApplication, ApplicantsView>
{
    public async Task<Result<ApplicantsView>> Handle(SubmitApplication command, CancellationToken cancellationToken)
    {
        if (await db.FindOwnAsync(command.ApplicationId, command.Token, cancellationToken) is not { } application)
        {
            return OnboardingErrors.UnknownApplication;
        }

        if (application.Status == ApplicationStatus.Draft)
        {
            if (application.Applicant() is not { } applicant)
            {
                return OnboardingErrors.Incomplete;
            }

            if (!application.IsEmailConfirmed && options.Value.ConfirmEmail)
            {
                return OnboardingErrors.EmailNotConfirmed;
            }

            // The password is kept nowhere but with the log-in, so this comes before the step after which nobody asks the applicant again.
            var reserved = await bank.Send(
                new ReserveCustomerLogin(application.Id, applicant.Email, command.Password), cancellationToken);
            if (!reserved.IsSuccess && reserved.Failure.Kind != FailureKind.Conflict)
            {
                return reserved.Failure;
            }

            application.Submit(reserved.IsSuccess, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        // What could not be finished now is finished by CarryOnApplications: the applicant's part is done.
        await flow.CarryOnAsync(application, CancellationToken.None);
        return ApplicantsView.Of(application);
    }
}
