using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Onboarding.Email;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Onboarding.Applications;

/// <summary>Whoever is no customer yet has no log-in, so these ask for none: the application's own token stands for it.</summary>
internal static class ApplicantEndpoints
{
    private const string TokenHeader = "Application-Token";

    /// <summary>Name of the host's rate limit for strangers who apply.</summary>
    private const string RateLimit = "application";

    public static void Map(SurfaceEndpoints customer)
    {
        customer.MapPost("/onboarding/applications", Permission.Anonymous, Start)
            .RequireRateLimiting(RateLimit)
            .Produces<StartedApplication>(StatusCodes.Status201Created);
        customer.MapPut("/onboarding/applications/{applicationId:guid}", Permission.Anonymous, FillIn)
            .RequireRateLimiting(RateLimit)
            .Produces<ApplicantsView>();
        customer.MapPost("/onboarding/applications/{applicationId:guid}/email-code", Permission.Anonymous, SendCode)
            .RequireRateLimiting(RateLimit)
            .Produces<ApplicantsView>()
            .WithSummary("Have a code sent to the applicant's e-mail address");
        customer.MapPost("/onboarding/applications/{applicationId:guid}/email-code/confirm", Permission.Anonymous, Confirm)
            .RequireRateLimiting(RateLimit)
            .Produces<ApplicantsView>()
            .WithSummary("Say the code that was sent");
        customer.MapPost("/onboarding/applications/{applicationId:guid}/submit", Permission.Anonymous, Submit)
            .RequireRateLimiting(RateLimit)
            .Produces<ApplicantsView>();
        customer.MapGet("/onboarding/applications/{applicationId:guid}", Permission.Anonymous, Get)
            .RequireRateLimiting(RateLimit)
            .Produces<ApplicantsView>();
    }

    private static async Task<IResult> Start(StartApplication command, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(command, cancellationToken)).ToCreated(started => $"/api/v1/onboarding/applications/{started.ApplicationId}");

    private static async Task<IResult> FillIn(
        Guid applicationId,
        Applicant body,
        [FromHeader(Name = TokenHeader)] string? token,
        IMediator bank,
        CancellationToken cancellationToken) =>
        (await bank.Send(new FillInApplication(applicationId, token, body), cancellationToken)).ToHttp();

    private static async Task<IResult> SendCode(
        Guid applicationId, [FromHeader(Name = TokenHeader)] string? token, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SendEmailCode(applicationId, token), cancellationToken)).ToHttp();

    private static async Task<IResult> Confirm(
        Guid applicationId,
        EmailConfirmation body,
        [FromHeader(Name = TokenHeader)] string? token,
        IMediator bank,
        CancellationToken cancellationToken) =>
        (await bank.Send(new ConfirmEmail(applicationId, token, body.Code), cancellationToken)).ToHttp();

    private static async Task<IResult> Submit(
        Guid applicationId,
        Submission body,
        [FromHeader(Name = TokenHeader)] string? token,
        IMediator bank,
        CancellationToken cancellationToken) =>
        (await bank.Send(new SubmitApplication(applicationId, token, body.Password), cancellationToken)).ToHttp();

    private static async Task<IResult> Get(
        Guid applicationId, [FromHeader(Name = TokenHeader)] string? token, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetOwnApplication(applicationId, token), cancellationToken)).ToHttp();
}

/// <param name="Code">Six digits from the message.</param>
internal sealed record EmailConfirmation(string Code);

/// <param name="Password">For the log-in with the applicant's e-mail, at least 12 characters.</param>
internal sealed record Submission(string Password);
