using System.Collections.Concurrent;
using System.Security.Claims;
using DigitalBank.Identity.Roles;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Sessions;

/// <summary>
/// Remembers for a few seconds who an <c>Authorization</c> header has turned out to be. Taking a token apart costs a key derivation, a decryption
/// and a MAC, going through the framework's handlers costs as much memory as booking an entry, and a client sends the same header with every
/// request. Whether the token has expired or its session has ended is still asked every time; the framework judges every header that is not
/// remembered.
/// </summary>
internal sealed class RememberedTokens(AccessCache cache, TimeProvider clock) : IAuthenticationService
{
    /// <summary>Bounds the memory; a full one is emptied, which costs each client one more decryption.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Remembered> _known = new(StringComparer.Ordinal);

    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        if (scheme is not (null or TokenIssuer.Scheme) || context.Request.Headers.Authorization is not [{ } header])
        {
            return Framework(context).AuthenticateAsync(context, scheme);
        }

        return _known.TryGetValue(header, out var known) && IsStillTrue(known) ? known.Result : AskAsync(context, scheme, header);
    }

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).ForbidAsync(context, scheme, properties);

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        Framework(context).SignInAsync(context, scheme, principal, properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).SignOutAsync(context, scheme, properties);

    private static AuthenticationService Framework(HttpContext context) => context.RequestServices.GetRequiredService<AuthenticationService>();

    private bool IsStillTrue(Remembered known) =>
        TimeProvider.System.GetElapsedTime(known.ReadAt) < Lifetime
        && clock.GetUtcNow() < known.ExpiresAt
        && ReferenceEquals(cache.Fresh, known.Access)
        && !known.Access.EndedSessions.Contains(known.SessionId);

    private async Task<AuthenticateResult> AskAsync(HttpContext context, string? scheme, string header)
    {
        var result = await Framework(context).AuthenticateAsync(context, scheme);
        if (result is { Succeeded: true, Properties.ExpiresUtc: { } expiresAt }
            && PermissionClaims.SourceOf(result.Principal) is { } access
            && Guid.TryParse(result.Principal.FindFirst(IdentityClaims.SessionId)?.Value, out var sessionId))
        {
            Remember(header, new Remembered(Task.FromResult(result), access, sessionId, expiresAt, TimeProvider.System.GetTimestamp()));
        }

        return result;
    }

    private void Remember(string header, Remembered known)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[header] = known;
    }

    /// <param name="Access">What the permissions in <paramref name="Result"/> were taken from.</param>
    private sealed record Remembered(
        Task<AuthenticateResult> Result, Access Access, Guid SessionId, DateTimeOffset ExpiresAt, long ReadAt);
}
