using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using DigitalBank.Platform.Security;

namespace DigitalBank.Identity.Roles;

/// <summary>What decides about a request beyond its token, read at one moment.</summary>
/// <param name="PermissionsOfRole">By role name.</param>
/// <param name="EndedSessions">Sessions that ended so recently that their access tokens are not yet out of date.</param>
internal sealed record Access(
    FrozenDictionary<string, string[]> PermissionsOfRole,
    FrozenSet<Guid> EndedSessions,
    DateTimeOffset ReadAt)
{
    private readonly ConcurrentDictionary<string, ClaimsIdentity> _byRoles = new(StringComparer.Ordinal);

    /// <summary>The permissions of a token's roles. The same roles get the same identity, which nobody may change.</summary>
    public ClaimsIdentity PermissionsOf(ClaimsIdentity token)
    {
        var isCustomer = token.HasClaim(BankClaims.Kind, BankClaims.CustomerKind);
        var roles = string.Join('\n', token.FindAll(IdentityClaims.Role).Select(role => role.Value));
        return _byRoles.GetOrAdd(isCustomer ? "customer\n" + roles : "staff\n" + roles, _ => Collect(roles.Split('\n'), isCustomer));
    }

    // A customer has the customer's permissions whatever the rows say, and staff never have them through a role.
    private PermissionsIdentity Collect(string[] roles, bool isCustomer) => new(
        this,
        roles
            .Where(role => role == RoleNames.Customer == isCustomer)
            .SelectMany(role => PermissionsOfRole.GetValueOrDefault(role, []))
            .ToFrozenSet());
}

/// <summary>Permissions as claims. Every request asks for one of many, so they are not looked through one by one.</summary>
/// <param name="source">What they were taken from.</param>
internal sealed class PermissionsIdentity(Access source, FrozenSet<string> permissions)
    : ClaimsIdentity(permissions.Select(permission => new Claim(BankClaims.Permission, permission)))
{
    public Access Source => source;

    public override bool HasClaim(string type, string value) => type == BankClaims.Permission && permissions.Contains(value);
}
