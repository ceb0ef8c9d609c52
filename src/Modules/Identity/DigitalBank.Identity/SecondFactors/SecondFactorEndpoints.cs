using DigitalBank.Identity.StepUps;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Identity.SecondFactors;

internal static class SecondFactorEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        MapSecondFactor(endpoints.Customer);
        MapStepUps(endpoints.Customer);

        endpoints.Staff.MapPost("/identity/logins/{loginId:guid}/second-factor-removals", IdentityPermissions.RemoveSecondFactors, async (Guid loginId, LostSecondFactorBody body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new RemoveLostSecondFactor(loginId, body.Reason), cancellationToken)).ToHttp(_ => TypedResults.NoContent()))
            .Produces(StatusCodes.Status204NoContent);
    }

    private static void MapSecondFactor(SurfaceEndpoints customer)
    {
        customer.MapGet("/identity/second-factor", Permission.SignedIn, async (IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new GetSecondFactor(LoginOf(actor)), cancellationToken)).ToHttp())
            .Produces<SecondFactorView>();

        customer.MapPost("/identity/second-factor", Permission.SignedIn, async (SecondFactorBody body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new BeginSecondFactor(LoginOf(actor), body.Password), cancellationToken)).ToHttp())
            .RequireRateLimiting(IdentityEndpoints.LogInRateLimit)
            .Produces<SecretView>();

        customer.MapPost("/identity/second-factor/confirm", Permission.SignedIn, async (CodeBody body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new SetUpSecondFactor(LoginOf(actor), body.Code), cancellationToken)).ToHttp())
            .RequireRateLimiting(IdentityEndpoints.LogInRateLimit)
            .Produces<SecondFactorView>();

        customer.MapPost("/identity/second-factor/remove", Permission.SignedIn, async (RemoveSecondFactorBody body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new RemoveSecondFactor(LoginOf(actor), body.Password, body.Code), cancellationToken)).ToHttp(_ => TypedResults.NoContent()))
            .RequireRateLimiting(IdentityEndpoints.LogInRateLimit)
            .Produces(StatusCodes.Status204NoContent);
    }

    private static void MapStepUps(SurfaceEndpoints customer)
    {
        customer.MapGet("/identity/step-ups", Permission.SignedIn, async (IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ListStepUps(LoginOf(actor)), cancellationToken)).ToHttp())
            .Produces<Page<StepUpView>>();

        customer.MapPost("/identity/step-ups/{stepUpId:guid}/confirm", Permission.SignedIn, async (Guid stepUpId, CodeBody body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ConfirmStepUp(LoginOf(actor), stepUpId, body.Code), cancellationToken)).ToHttp())
            .RequireRateLimiting(IdentityEndpoints.LogInRateLimit)
            .Produces<StepUpView>();
    }

    private static Guid LoginOf(IActor actor) => Guid.Parse(actor.Subject);
}

internal sealed record SecondFactorBody(string Password);

internal sealed record CodeBody(string Code);

internal sealed record RemoveSecondFactorBody(string Password, string Code);

internal sealed record LostSecondFactorBody(string Reason);
