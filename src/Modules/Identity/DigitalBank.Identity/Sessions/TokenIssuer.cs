using System.Security.Claims;
using DigitalBank.Identity.Logins;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.Sessions;

/// <summary>
/// Writes the access tokens that ASP.NET Core's bearer handler reads. An OAuth server replaces this class and the
/// scheme behind <see cref="Scheme"/>; nothing else knows what a token looks like.
/// </summary>
internal sealed class TokenIssuer(IOptionsMonitor<BearerTokenOptions> bearer, IOptions<IdentitySettings> settings, TimeProvider clock)
{
    public const string Scheme = "Bearer";

    public SessionView Issue(Login login, IEnumerable<string> roles, RefreshToken refreshToken, DateTimeOffset sessionExpiresAt)
    {
        var now = clock.GetUtcNow();
        var expiresAt = now + settings.Value.AccessTokenLifetime;
        if (expiresAt > sessionExpiresAt)
        {
            expiresAt = sessionExpiresAt;
        }

        var identity = new ClaimsIdentity(ClaimsOf(login, roles, refreshToken.SessionId), Scheme, BankClaims.Subject, IdentityClaims.Role);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = expiresAt },
            Scheme);

        return new SessionView(
            "Bearer",
            bearer.Get(Scheme).BearerTokenProtector.Protect(ticket),
            (int)(expiresAt - now).TotalSeconds,
            refreshToken.ToString(),
            sessionExpiresAt);
    }

    private static IEnumerable<Claim> ClaimsOf(Login login, IEnumerable<string> roles, Guid sessionId)
    {
        yield return new Claim(BankClaims.Subject, login.Id.ToString());
        yield return new Claim(BankClaims.Kind, login.Kind == LoginKind.Staff ? BankClaims.StaffKind : BankClaims.CustomerKind);
        yield return new Claim(IdentityClaims.SessionId, sessionId.ToString());
        if (login.PartyId is { } partyId)
        {
            yield return new Claim(BankClaims.Party, partyId.ToString());
        }

        foreach (var role in roles)
        {
            yield return new Claim(IdentityClaims.Role, role);
        }
    }
}
