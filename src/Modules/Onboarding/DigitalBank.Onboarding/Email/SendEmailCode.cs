using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Mail;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Onboarding.Email;

/// <summary>Sends a code to the applicant's e-mail address. The one sent before is good no more.</summary>
internal sealed record SendEmailCode(Guid ApplicationId, string? Token) : ICommand<ApplicantsView>;

internal sealed class SendEmailCodeHandler(OnboardingDbContext db, IMailSender mail, IOptions<BankSettings> bank, TimeProvider clock)
    : ICommandHandler<SendEmailCode, ApplicantsView>
{
    public async Task<Result<ApplicantsView>> Handle(SendEmailCode command, CancellationToken cancellationToken)
    {
        if (await db.FindOwnAsync(command.ApplicationId, command.Token, cancellationToken) is not { } application)
        {
            return OnboardingErrors.UnknownApplication;
        }

        if (application.Status != ApplicationStatus.Draft || application.IsEmailConfirmed)
        {
            return ApplicantsView.Of(application);
        }

        if (application.Applicant() is not { } applicant)
        {
            return OnboardingErrors.Incomplete;
        }

        if (application.EmailCodesSent >= EmailCode.MostSent)
        {
            return OnboardingErrors.EmailCodesExhausted;
        }

        // Saved first: of two requests at the same moment one is refused, and a message that cannot be sent counts as one that was.
        var code = EmailCode.New();
        var now = clock.GetUtcNow();
        application.ExpectEmailCode(EmailCode.Hash(code, ApplicationToken.Parse(command.Token)!), now + EmailCode.Lifetime, now);
        await db.SaveChangesAsync(cancellationToken);
        var sent = await mail.SendAsync(MessageTo(applicant.Email, code), cancellationToken);
        return sent.Map(_ => ApplicantsView.Of(application));
    }

    private MailMessage MessageTo(string email, string code) => new(
        email,
        $"{code} is your code for {bank.Value.Name}",
        $"Enter {code} in the app to confirm your e-mail address. The code is good for {EmailCode.Lifetime.TotalMinutes:0} minutes."
        + " If you have not applied for an account, do nothing: nobody from the bank will ask you for this code.");
}
