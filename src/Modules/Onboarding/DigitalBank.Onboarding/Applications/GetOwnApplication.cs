using DigitalBank.Onboarding.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Onboarding.Applications;

/// <summary>How far an application is, for the applicant.</summary>
internal sealed record GetOwnApplication(Guid ApplicationId, string? Token) : IQuery<ApplicantsView>;

/// <summary>What an applicant may know. Whether and why a person looks at it is not told: Directive (EU) 2015/849, article 39.</summary>
/// <param name="AccountIdentifier">The account's IBAN once it is open.</param>
internal sealed record ApplicantsView(Guid ApplicationId, ApplicantsStatus Status, string? AccountIdentifier)
{
    public static ApplicantsView Of(AccountApplication application) => new(
        application.Id,
        application.Status switch
        {
            ApplicationStatus.Draft => ApplicantsStatus.Draft,
            ApplicationStatus.Completed => ApplicantsStatus.Completed,
            ApplicationStatus.Declined => ApplicantsStatus.Declined,
            _ => ApplicantsStatus.InProgress,
        },
        application.Status == ApplicationStatus.Completed ? application.AccountIdentifier : null);
}

internal enum ApplicantsStatus
{
    Draft = 1,

    /// <summary>The bank works on it: ask again later.</summary>
    InProgress = 2,

    /// <summary>Log in with e-mail and password.</summary>
    Completed = 3,

    Declined = 4,
}

internal sealed class GetOwnApplicationHandler(OnboardingDbContext db) : IQueryHandler<GetOwnApplication, ApplicantsView>
{
    public async Task<Result<ApplicantsView>> Handle(GetOwnApplication query, CancellationToken cancellationToken) =>
        await db.FindOwnAsync(query.ApplicationId, query.Token, cancellationToken) is { } application
            ? ApplicantsView.Of(application)
            : OnboardingErrors.UnknownApplication;
}
