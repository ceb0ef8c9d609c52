using System.Security.Claims;
using DigitalBank.Platform.Security;

namespace DigitalBank.Identity.Sessions;

/// <summary>Whose token this is and what it may do now.</summary>
internal sealed record MeView(string LoginId, ActorKind Kind, Guid? PartyId, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions)
{
    public static MeView Of(IActor actor, ClaimsPrincipal user) => new(
        actor.Subject,
        actor.Kind,
        actor.PartyId,
        [.. user.FindAll(IdentityClaims.Role).Select(c => c.Value)],
        [.. user.FindAll(BankClaims.Permission).Select(c => c.Value).Order(StringComparer.Ordinal)]);
}
