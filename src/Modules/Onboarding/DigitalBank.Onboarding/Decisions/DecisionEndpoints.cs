using DigitalBank.Onboarding.Applications;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Onboarding.Decisions;

internal static class DecisionEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/onboarding/applications", OnboardingPermissions.Read, List).Produces<Page<ApplicationView>>();
        staff.MapGet("/onboarding/applications/{applicationId:guid}", OnboardingPermissions.Read, Get).Produces<ApplicationView>();
        staff.MapPost("/onboarding/applications/{applicationId:guid}/decision", OnboardingPermissions.Decide, Decide)
            .Produces<ApplicationView>();
    }

    private static async Task<IResult> List(
        ApplicationStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var applications = await bank.Send(new ListApplications(status, after, page.Size), cancellationToken);
        return applications.Map(items => Page.Of(items, page.Size, application => application.ApplicationId.ToString())).ToHttp();
    }

    private static async Task<IResult> Get(Guid applicationId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetApplication(applicationId), cancellationToken)).ToHttp();

    private static async Task<IResult> Decide(Guid applicationId, NewDecision body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideApplication(applicationId, body.Decision, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="Reason">Why, for whoever reads it years later.</param>
internal sealed record NewDecision(ApplicationDecision Decision, string Reason);
