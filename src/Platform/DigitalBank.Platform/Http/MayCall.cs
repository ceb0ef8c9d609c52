using System.Security.Claims;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Authorization;

namespace DigitalBank.Platform.Http;

/// <summary>Signed in on the endpoint's surface, and holding its permission.</summary>
/// <param name="kind">Which log-ins the surface is for.</param>
internal sealed class MayCall(string kind, Permission permission) : IAuthorizationHandler, IAuthorizationRequirement
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Permits(context.User))
        {
            context.Succeed(this);
        }

        return Task.CompletedTask;
    }

    public bool Permits(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true
        && user.HasClaim(BankClaims.Kind, kind)
        && (permission == Permission.SignedIn || user.HasClaim(BankClaims.Permission, permission.Name));

    public override string ToString() => $"{kind} with {permission.Name}";
}
