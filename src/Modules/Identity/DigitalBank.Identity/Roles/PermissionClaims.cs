using System.Security.Claims;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Authentication;

namespace DigitalBank.Identity.Roles;

/// <summary>
/// Adds what the roles in the token permit now. The token itself names roles only: it stays small, and a role that
/// loses a permission loses it within a minute.
/// </summary>
internal sealed class PermissionClaims(AccessCache cache) : IClaimsTransformation
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    /// <returns>Null for somebody whose permissions were not added here.</returns>
    public static Access? SourceOf(ClaimsPrincipal principal) => principal.Identities.OfType<PermissionsIdentity>().FirstOrDefault()?.Source;

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not ClaimsIdentity { IsAuthenticated: true } identity
            || !Guid.TryParse(identity.FindFirst(IdentityClaims.SessionId)?.Value, out var sessionId))
        {
            return principal;
        }

        var access = await cache.CurrentAsync(CancellationToken.None);
        if (access.EndedSessions.Contains(sessionId))
        {
            return Nobody;
        }

        // An identity beside the token's own, which other requests with the same token may be reading at this moment.
        return identity.HasClaim(static claim => claim.Type == BankClaims.Permission)
            ? principal
            : new ClaimsPrincipal([identity, access.PermissionsOf(identity)]);
    }
}
