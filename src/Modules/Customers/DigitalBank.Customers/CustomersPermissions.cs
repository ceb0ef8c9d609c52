using DigitalBank.Platform.Security;

namespace DigitalBank.Customers;

internal static class CustomersPermissions
{
    public static readonly Permission ReadOwn = new(
        "customers.own.read", "See one's own party", RoleNames.Customer);

    public static readonly Permission Read = new(
        "customers.parties.read",
        "See and search parties",
        RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission Register = new(
        "customers.parties.register", "Register persons and organisations", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Rename = new(
        "customers.parties.rename", "Change the name of a party", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission ReadDocuments = new(
        "customers.documents.read", "See documents of parties and their content", RoleNames.Clerk, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission ManageDueDiligence = new(
        "customers.due_diligence.manage",
        "Keep documents, relations, checks, ratings and reviews of parties",
        RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission GiveConsent = new(
        "customers.own.consents", "Give and revoke one's own consents", RoleNames.Customer);

    public static readonly Permission Export = new(
        "customers.parties.export", "Export everything that is held on a party", RoleNames.Supervisor);

    public static readonly Permission RequestOwnErasure = new(
        "customers.own.erasure", "Ask that everything on oneself be erased", RoleNames.Customer);

    public static readonly Permission RequestErasure = new(
        "customers.erasures.request", "Ask that everything on a party be erased", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission ApproveErasure = new(
        "customers.erasures.approve", "Agree to an erasure as one of two, or decline it", RoleNames.Supervisor);

    public static readonly Permission ManageLegalHolds = new(
        "customers.legal_holds.manage", "Place and lift legal holds", RoleNames.Supervisor);

    public static readonly Permission Merge = new(
        "customers.parties.merge", "Merge two parties that are the same", RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All =
    [
        ReadOwn, GiveConsent, Read, Register, Rename, ReadDocuments, ManageDueDiligence, Export, Merge,
        RequestOwnErasure, RequestErasure, ApproveErasure, ManageLegalHolds,
    ];
}
