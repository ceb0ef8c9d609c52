using System.Security.Cryptography;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Onboarding.Email;

/// <summary>Says the code that was sent to the applicant's e-mail address. Once it was right, it answers as it is.</summary>
internal sealed record ConfirmEmail(Guid ApplicationId, string? Token, string Code) : ICommand<ApplicantsView>;

internal sealed class ConfirmEmailHandler(OnboardingDbContext db, TimeProvider clock) : ICommandHandler<ConfirmEmail, ApplicantsView>
{
    public async Task<Result<ApplicantsView>> Handle(ConfirmEmail command, CancellationToken cancellationToken)
    {
        if (await db.FindOwnAsync(command.ApplicationId, command.Token, cancellationToken) is not { } application)
        {
            return OnboardingErrors.UnknownApplication;
        }

        if (application.IsEmailConfirmed)
        {
            return ApplicantsView.Of(application);
        }

        var isCounted = await CountTryAsync(application.Id, cancellationToken);
        var expected = application.EmailCodeHash ?? [];
        var said = EmailCode.Hash(command.Code ?? "", ApplicationToken.Parse(command.Token)!);
        if (!isCounted || clock.GetUtcNow() >= application.EmailCodeExpiresAt || !CryptographicOperations.FixedTimeEquals(expected, said))
        {
            return OnboardingErrors.EmailCodeWrong;
        }

        application.ConfirmEmail(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ApplicantsView.Of(application);
    }

    /// <summary>One statement, before the code is looked at: guesses at the same moment get no more tries than one after the other.</summary>
    /// <returns>False when no code is expected, or no try is left.</returns>
    private async Task<bool> CountTryAsync(Guid applicationId, CancellationToken cancellationToken) => await db.Applications
        .Where(a => a.Id == applicationId && a.EmailCodeHash != null && a.EmailCodeTries < EmailCode.MostTries)
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.EmailCodeTries, a => a.EmailCodeTries + 1), cancellationToken) == 1;
}
