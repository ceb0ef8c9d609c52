using System.Runtime.CompilerServices;
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

    // By the principal of a token, which is the same object as long as the token is remembered.
    private readonly ConditionalWeakTable<ClaimsPrincipal, Permitted> _permitted = [];

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        var access = await cache.CurrentAsync(CancellationToken.None);
        if (!_permitted.TryGetValue(principal, out var permitted) || !ReferenceEquals(permitted.Access, access))
        {
            if (PermittedTo(principal, access) is not { } anew)
            {
                return principal;
            }

            _permitted.AddOrUpdate(principal, permitted = anew);
        }

        return access.EndedSessions.Contains(permitted.SessionId) ? Nobody : permitted.Principal;
    }

    /// <returns>Null for somebody who is not signed in with a token of ours.</returns>
    private static Permitted? PermittedTo(ClaimsPrincipal principal, Access access)
    {
        if (principal.Identity is not ClaimsIdentity { IsAuthenticated: true } identity
            || !Guid.TryParse(identity.FindFirst(IdentityClaims.SessionId)?.Value, out var sessionId))
        {
            return null;
        }

        // An identity beside the token's own, which other requests with the same token may be reading at this moment.
        return new Permitted(access, sessionId, identity.HasClaim(static claim => claim.Type == BankClaims.Permission)
            ? principal
            : new ClaimsPrincipal([identity, access.PermissionsOf(identity)]));
    }

    private sealed record Permitted(Access Access, Guid SessionId, ClaimsPrincipal Principal);
}
