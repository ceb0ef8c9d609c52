using DigitalBank.Platform.Security;

namespace DigitalBank.Risk;

internal static class RiskPermissions
{
    public static readonly Permission Screen = new(
        "risk.parties.screen", "Compare a party with the sanctions lists", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission ReadHits = new(
        "risk.hits.read", "See sanctions hits and lists", RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission ReviewHits = new(
        "risk.hits.review", "Dismiss and confirm sanctions hits", RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All = [Screen, ReadHits, ReviewHits];
}
