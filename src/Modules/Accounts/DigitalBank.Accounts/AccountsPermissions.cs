using DigitalBank.Platform.Security;

namespace DigitalBank.Accounts;

internal static class AccountsPermissions
{
    public static readonly Permission ReadOwn = new(
        "accounts.own.read", "See one's own accounts, balances and statements", RoleNames.Customer);

    public static readonly Permission Read = new(
        "accounts.accounts.read",
        "See accounts, balances and statements of all customers",
        RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission ReadShared = new(
        "accounts.shared.read", "See what customers allow with the receipt of a consent", RoleNames.ThirdParty);

    public static readonly Permission Open = new(
        "accounts.accounts.open", "Open accounts", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Block = new(
        "accounts.accounts.block", "Block accounts and lift blocks", RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Close = new(
        "accounts.accounts.close", "Close accounts", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Subscribe = new(
        "accounts.statements.subscribe", "Decide which accounts get a statement every day", RoleNames.Clerk, RoleNames.Operations);

    public static readonly Permission Import = new(
        "accounts.import", "Take over accounts in bulk from a file", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ManageProducts = new(
        "accounts.products.manage", "Offer products, change their terms and enter reference rates", RoleNames.Supervisor);

    public static readonly Permission RetryInterest = new(
        "accounts.interest.retry", "Try interest again that could not be reckoned or posted", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ArrangeOverdraft = new(
        "accounts.overdraft.arrange", "Arrange overdrafts within what the product allows", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All =
        [ReadOwn, Read, ReadShared, Open, Block, Close, Subscribe, Import, ManageProducts, RetryInterest, ArrangeOverdraft];
}
