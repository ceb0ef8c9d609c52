using DigitalBank.Identity.Logins;

namespace DigitalBank.Identity.Sessions;

/// <summary>What one log-in on one device started; its refresh token changes with every use.</summary>
internal sealed class Session
{
    private Session()
    {
    }

    public Guid Id { get; private init; }

    public Guid LoginId { get; private init; }

    /// <summary>SHA-256 of the one refresh token that is good now; the token itself is nowhere.</summary>
    public byte[] RefreshHash { get; private init; } = [];

    /// <summary>The log-in's stamp when the session began; a new password or new roles change it and so end the session.</summary>
    public string SecurityStamp { get; private init; } = "";

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private init; }

    public static Session Start(Login login, RefreshToken token, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = token.SessionId,
        LoginId = login.Id,
        RefreshHash = token.Hash(),
        SecurityStamp = login.SecurityStamp ?? "",
        StartedAt = now,
        ExpiresAt = now + lifetime,
    };
}
