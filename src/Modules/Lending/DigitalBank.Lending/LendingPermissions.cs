using DigitalBank.Platform.Security;

namespace DigitalBank.Lending;

internal static class LendingPermissions
{
    public static readonly Permission Own = new(
        "lending.own.use", "Apply for loans, accept offers and see one's own loans", RoleNames.Customer);

    public static readonly Permission Read = new(
        "lending.loans.read",
        "See loan products, applications, decisions and loans of all customers",
        RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission Apply = new(
        "lending.applications.make", "Apply for a loan for a customer", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Review = new(
        "lending.applications.review", "Decide applications that a person has to look at", RoleNames.Supervisor);

    public static readonly Permission ManageProducts = new(
        "lending.products.manage", "Add loan products and change their terms and policies", RoleNames.Supervisor);

    public static readonly Permission RetryServicing = new(
        "lending.servicing.retry", "Try a loan again that the close of business left to a person", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All = [Own, Read, Apply, Review, ManageProducts, RetryServicing];
}
