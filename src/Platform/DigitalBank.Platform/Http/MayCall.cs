using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Authorization;

namespace DigitalBank.Platform.Http;

/// <summary>Signed in on the endpoint's surface, and holding its permission.</summary>
/// <param name="kind">Which log-ins the surface is for.</param>
internal sealed class MayCall(string kind, Permission permission) : AuthorizationHandler<MayCall>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MayCall requirement)
    {
        var user = context.User;
        if (user.Identity?.IsAuthenticated == true
            && user.HasClaim(BankClaims.Kind, kind)
            && (permission == Permission.SignedIn || user.HasClaim(BankClaims.Permission, permission.Name)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    public override string ToString() => $"{kind} with {permission.Name}";
}
