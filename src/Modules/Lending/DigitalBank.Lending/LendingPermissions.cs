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

    public static readonly Permission DecideReviews = new(
        "lending.reviews.decide", "Review a borrower and decide reviews that wait for people", RoleNames.Supervisor);

    public static readonly Permission ManageCovenants = new(
        "lending.covenants.manage", "Note what borrowers have promised to show and that they have shown it", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ManageGroups = new(
        "lending.groups.manage", "Say which borrowers count together", RoleNames.Supervisor);

    public static readonly Permission RetryServicing = new(
        "lending.servicing.retry", "Try a loan again that the close of business left to a person", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission RecordEvents = new(
        "lending.events.record", "Note repayments, charges and refunds of loans", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ChangeLoans = new(
        "lending.loans.change", "Waive, reverse and charge back, and agree loans anew with their customers", RoleNames.Supervisor);

    public static readonly Permission ReadBureauReports = new(
        "lending.bureau_reports.read", "See what credit bureaus have told about customers", RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission ProposeLineChanges = new(
        "lending.lines.propose", "Block a credit line, lower its limit, and propose what gives more", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission DecideLineChanges = new(
        "lending.lines.decide", "Agree to a change of a credit line that somebody else has proposed", RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All =
    [
        Own, Read, Apply, Review, ManageProducts, ManageGroups, ProposeLosses, DecideLosses, Recover, RetryServicing, RecordEvents,
        ChangeLoans, DecideReviews, ManageCovenants, ReadBureauReports, ProposeLineChanges, DecideLineChanges,
    ];
}
