using System.Collections.Frozen;

namespace DigitalBank.Identity.Roles;

/// <summary>What decides about a request beyond its token, read at one moment.</summary>
/// <param name="PermissionsOfRole">By role name.</param>
/// <param name="EndedSessions">Sessions that ended so recently that their access tokens are not yet out of date.</param>
internal sealed record Access(
    FrozenDictionary<string, string[]> PermissionsOfRole,
    FrozenSet<Guid> EndedSessions,
    DateTimeOffset ReadAt);
