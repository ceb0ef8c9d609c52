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

    public static readonly Permission ProposeLosses = new(
        "lending.losses.propose", "Propose to give a loan up", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission DecideLosses = new(
        "lending.losses.decide", "Agree to giving a loan up that somebody else has proposed", RoleNames.Supervisor);

    public static readonly Permission Recover = new(
        "lending.recoveries.book", "Book what comes for a loan that was given up", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission RetryServicing = new(
        "lending.servicing.retry", "Try a loan again that the close of business left to a person", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All =
    [
        Own, Read, Apply, Review, ManageProducts, ProposeLosses, DecideLosses, Recover, RetryServicing,
    ];
}
