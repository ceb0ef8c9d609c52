using DigitalBank.Platform.Security;

namespace DigitalBank.Identity;

internal static class IdentityPermissions
{
    public static readonly Permission CreateCustomerLogins = new(
        "identity.customer_logins.create", "Give a customer a log-in", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission ManageStaff = new(
        "identity.staff.manage", "Give staff log-ins and roles, and take them away", RoleNames.Administrator);

    public static readonly Permission ReadRoles = new(
        "identity.roles.read", "See roles and what each may do", RoleNames.Administrator, RoleNames.Auditor);

    public static readonly Permission RemoveSecondFactors = new(
        "identity.second_factors.remove", "Take a lost authenticator app away from a log-in", RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All = [CreateCustomerLogins, ManageStaff, ReadRoles, RemoveSecondFactors];
}
