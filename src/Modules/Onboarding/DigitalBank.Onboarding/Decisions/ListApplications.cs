using System.Linq.Expressions;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Onboarding.Decisions;

/// <summary>Applications in the order in which they were started.</summary>
/// <param name="Status">Those in this state, or null for all.</param>
internal sealed record ListApplications(ApplicationStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<ApplicationView>>;

internal sealed record GetApplication(Guid ApplicationId) : IQuery<ApplicationView>;

/// <param name="Findings">
/// What a person has to look at: <c>sanctions_hit</c>, <c>open_hit</c>, <c>high_risk</c>, <c>possible_duplicate</c>, <c>email_in_use</c>, or the
/// code of the failure that stopped the flow.
/// </param>
/// <param name="PartyId">The customer that the applicant has become; null before.</param>
internal sealed record ApplicationView(
    Guid ApplicationId,
    ApplicationStatus Status,
    string ProductCode,
    string CurrencyCode,
    IReadOnlyList<string> Findings,
    Guid? PartyId,
    Guid? AccountId,
    DateTimeOffset StartedAt,
    DateTimeOffset ChangedAt,
    string? DecidedBy,
    string? DecisionReason)
{
    /// <summary>Without the draft: a list must not open what applicants say.</summary>
    public static readonly Expression<Func<AccountApplication, ApplicationView>> Projection = a => new ApplicationView(
        a.Id,
        a.Status,
        a.ProductCode,
        a.CurrencyCode,
        a.Findings.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        a.PartyId,
        a.AccountId,
        a.StartedAt,
        a.ChangedAt,
        a.DecidedBy,
        a.DecisionReason);

    public static readonly Func<AccountApplication, ApplicationView> Of = Projection.Compile();
}

internal sealed class ListApplicationsHandler(OnboardingDbContext db) : IQueryHandler<ListApplications, IReadOnlyList<ApplicationView>>
{
    public async Task<Result<IReadOnlyList<ApplicationView>>> Handle(ListApplications query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        return await db.Applications
            .Where(a => (query.Status == null || a.Status == query.Status) && a.Id.CompareTo(after) > 0)
            .OrderBy(a => a.Id)
            .Take(query.Limit)
            .Select(ApplicationView.Projection)
            .ToListAsync(cancellationToken);
    }
}

internal sealed class GetApplicationHandler(OnboardingDbContext db) : IQueryHandler<GetApplication, ApplicationView>
{
    public async Task<Result<ApplicationView>> Handle(GetApplication query, CancellationToken cancellationToken)
    {
        var application = await db.Applications
            .Where(a => a.Id == query.ApplicationId)
            .Select(ApplicationView.Projection)
            .SingleOrDefaultAsync(cancellationToken);
        return application is null ? OnboardingErrors.UnknownApplication : application;
    }
}
