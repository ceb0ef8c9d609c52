using DigitalBank.Identity.Data;
using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Identity.Sessions;

/// <summary>Changes a refresh token into the next pair of tokens, with the roles that the log-in has now.</summary>
internal sealed record RefreshSession(LoginKind Kind, string RefreshToken) : ICommand<SessionView>;

internal sealed partial class RefreshSessionHandler(
    IdentityDbContext db,
    TokenIssuer tokens,
    AccessCache access,
    TimeProvider clock,
    ILogger<RefreshSessionHandler> logger) : ICommandHandler<RefreshSession, SessionView>
{
    public async Task<Result<SessionView>> Handle(RefreshSession command, CancellationToken cancellationToken)
    {
        if (RefreshToken.Parse(command.RefreshToken) is not { } presented)
        {
            return IdentityErrors.SessionEnded;
        }

        var now = clock.GetUtcNow();
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == presented.SessionId && s.EndedAt == null && s.ExpiresAt > now)
            .Join(db.Logins, s => s.LoginId, l => l.Id, (s, l) => new { Session = s, Login = l })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null
            || found.Login.Kind != command.Kind
            || found.Login.DisabledAt is not null
            || found.Login.SecurityStamp != found.Session.SecurityStamp)
        {
            return IdentityErrors.SessionEnded;
        }

        var next = RefreshToken.NewFor(presented.SessionId);
        if (!await RotateAsync(presented, next, cancellationToken))
        {
            // The token was used before, so somebody has a copy of it. Nobody can tell who is the owner,
            // therefore both lose the session (RFC 9700, section 4.14.2).
            await db.EndSessionsAsync(s => s.Id == presented.SessionId, now, cancellationToken);
            access.Forget();
            LogReused(presented.SessionId);
            return IdentityErrors.SessionEnded;
        }

        var roles = await db.RolesOfAsync(found.Login.Id, cancellationToken);
        return tokens.Issue(found.Login, roles, next, found.Session.ExpiresAt);
    }

    /// <summary>Of two refreshes with the same token at once, one finds its hash and the other does not.</summary>
    private async Task<bool> RotateAsync(RefreshToken presented, RefreshToken next, CancellationToken cancellationToken)
    {
        var (id, before, after) = (presented.SessionId, presented.Hash(), next.Hash());
        var rotated = await db.Sessions
            .Where(s => s.Id == id && s.RefreshHash == before && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RefreshHash, after), cancellationToken);
        return rotated == 1;
    }

    [LoggerMessage(LogLevel.Warning, "A refresh token of session {SessionId} was used twice; the session is ended")]
    private partial void LogReused(Guid sessionId);
}
