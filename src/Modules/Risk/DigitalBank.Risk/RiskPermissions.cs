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

    public static readonly Permission ProposeRules = new(
        "risk.rules.propose", "Propose the rules by which payments are judged", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission DecideRules = new(
        "risk.rules.decide", "Activate or decline rules that somebody else has proposed", RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All = [Screen, ReadHits, ReviewHits, ProposeRules, DecideRules];
}
