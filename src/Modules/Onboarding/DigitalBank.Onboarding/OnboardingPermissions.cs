using DigitalBank.Platform.Security;

namespace DigitalBank.Onboarding;

internal static class OnboardingPermissions
{
    public static readonly Permission Read = new(
        "onboarding.applications.read",
        "See applications of people who want to become customers",
        RoleNames.Clerk, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission Decide = new(
        "onboarding.applications.decide", "Approve or decline applications that a person has to look at", RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All = [Read, Decide];
}
