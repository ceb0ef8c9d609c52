using Microsoft.AspNetCore.Identity;

namespace DigitalBank.Identity.Logins;

/// <summary>The right to come in with an e-mail and a password, as a customer or as a member of staff.</summary>
internal sealed class Login : IdentityUser<Guid>
{
    public const int LongestDisplayName = 200;

    private Login()
    {
    }

    public LoginKind Kind { get; private init; }

    /// <summary>The customer behind the log-in; staff have none, and nor has one that is reserved for somebody who is no customer yet.</summary>
    public Guid? PartyId { get; private set; }

    /// <summary>How colleagues call this member of staff; customers have their name in the register of parties.</summary>
    public string? DisplayName { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Since when nobody comes in with it any more.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public static Login ForCustomer(string email, Guid partyId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = LoginKind.Customer,
        PartyId = partyId,
        Email = email,
        UserName = UserNameFor(LoginKind.Customer, email),
        CreatedAt = now,
    };

    /// <summary>Nobody comes in with it before it is granted.</summary>
    public static Login Reserve(Guid id, string email, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = LoginKind.Customer,
        Email = email,
        UserName = UserNameFor(LoginKind.Customer, email),
        CreatedAt = now,
        DisabledAt = now,
    };

    public static Login ForStaff(string email, string displayName, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = LoginKind.Staff,
        DisplayName = displayName,
        Email = email,
        UserName = UserNameFor(LoginKind.Staff, email),
        CreatedAt = now,
    };

    /// <summary>The kind is part of the unique name, so that a clerk may bank here with the same e-mail.</summary>
    public static string UserNameFor(LoginKind kind, string email) =>
        (kind == LoginKind.Staff ? "staff:" : "customer:") + email.Trim();

    public void GrantTo(Guid partyId)
    {
        PartyId = partyId;
        DisabledAt = null;
    }

    public void MoveTo(Guid partyId) => PartyId = partyId;

    /// <summary>Nothing is left but an id that nobody comes in with: what it did stands in the audit trail under it.</summary>
    public void Forget(DateTimeOffset now)
    {
        Email = null;
        UserName = $"forgotten:{Id}";
        NormalizedUserName = UserName.ToUpperInvariant();
        PasswordHash = null;
        SecurityStamp = Guid.CreateVersion7(now).ToString("N");
        ConcurrencyStamp = Guid.CreateVersion7(now).ToString();
        Disable(now);
    }

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;
}
