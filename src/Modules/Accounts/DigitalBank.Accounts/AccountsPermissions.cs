using DigitalBank.Platform.Security;

namespace DigitalBank.Accounts;

internal static class AccountsPermissions
{
    public static readonly Permission ReadOwn = new(
        "accounts.own.read", "See one's own accounts, balances and statements", RoleNames.Customer);

    public static readonly Permission ArrangeOwn = new(
        "accounts.own.arrange", "Choose statements of one's own accounts and categories of one's transactions", RoleNames.Customer);

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

    public static readonly Permission LiftAnyBlock = new(
        "accounts.blocks.lift-any", "Lift blocks that somebody else has placed", RoleNames.Supervisor);

    public static readonly Permission Reactivate = new(
        "accounts.accounts.reactivate", "Ask for dormant accounts to be used again, and approve it", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Mandate = new(
        "accounts.mandates.manage", "Change who holds accounts, and who has a mandate for them", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Fees = new(
        "accounts.fees.manage", "Charge fees for events, waive and reverse fees", RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Close = new(
        "accounts.accounts.close", "Close accounts", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Switch = new(
        "accounts.accounts.switch", "Give accounts another product", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission Subscribe = new(
        "accounts.statements.subscribe", "Decide how often accounts get statements, and in which formats", RoleNames.Clerk, RoleNames.Operations);

    public static readonly Permission Import = new(
        "accounts.import", "Take over accounts in bulk from a file", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ManageProducts = new(
        "accounts.products.manage", "Offer products, change their terms and enter reference rates", RoleNames.Supervisor);

    public static readonly Permission RetryInterest = new(
        "accounts.interest.retry", "Try interest and deposits again that a close could not deal with", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ArrangeOverdraft = new(
        "accounts.overdraft.arrange", "Arrange overdrafts within what the product allows", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly Permission OwnDeposits = new(
        "accounts.deposits.own", "Open, see and close one's own deposits", RoleNames.Customer);

    public static readonly Permission ManageDeposits = new(
        "accounts.deposits.manage", "Open deposits for customers, instruct and close them", RoleNames.Clerk, RoleNames.Supervisor);

    public static readonly IReadOnlyList<Permission> All =
        [
            ReadOwn, ArrangeOwn, Read, ReadShared, Open, Block, LiftAnyBlock, Reactivate, Mandate, Fees, Close, Switch, Subscribe, Import, ManageProducts,
            RetryInterest, ArrangeOverdraft, OwnDeposits,
            ManageDeposits,
        ];
}
