using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Http;

/// <summary>Answers a request without a good token, or without the permission, with a problem document instead of an empty page.</summary>
internal sealed class RefusalToProblem : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded ? next(context) : RefuseAsync(next, context, policy, authorizeResult);

    private async Task RefuseAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // A good token whose session has ended leaves nobody signed in: logging in again helps, so it is not "forbidden".
        var result = authorizeResult.Forbidden && context.User.Identity?.IsAuthenticated != true
            ? PolicyAuthorizationResult.Challenge()
            : authorizeResult;

        // The scheme sets the status and the header WWW-Authenticate; the body is the bank's.
        await _framework.HandleAsync(next, context, policy, result);
        if (!context.Response.HasStarted)
        {
            var failure = result.Forbidden ? PlatformErrors.Forbidden : PlatformErrors.Unauthenticated;
            await failure.ToProblem().ExecuteAsync(context);
        }
    }
}
