using DigitalBank.Platform.Security;

namespace DigitalBank.Ledger;

internal static class LedgerPermissions
{
    public static readonly Permission Read = new(
        "ledger.read",
        "See accounts, entries, balances and the trial balance",
        RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission Post = new(
        "ledger.entries.post", "Book entries by hand on accounts that allow it", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission Reverse = new("ledger.entries.reverse", "Reverse any entry", RoleNames.Supervisor);

    public static readonly Permission ManageHolds = new(
        "ledger.holds.manage", "Set money of an account aside, capture and release it", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ManageAccounts = new(
        "ledger.accounts.manage", "Open accounts of the chart, block and close them", RoleNames.Supervisor);

    public static readonly Permission Verify = new(
        "ledger.verify", "Recompute the whole ledger", RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission ClosePeriods = new(
        "ledger.periods.close", "Close the books through a day, and a year", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ReopenPeriods = new(
        "ledger.periods.reopen", "Open closed days again", RoleNames.Supervisor);

    public static readonly Permission SetRates = new(
        "ledger.rates.set", "Enter exchange rates for the revaluation of currency positions", RoleNames.Operations, RoleNames.Supervisor);

    public static readonly Permission ManageMappings = new(
        "ledger.mappings.manage", "Say which accounts a product's events are booked on", RoleNames.Supervisor);

    public static readonly Permission Export = new(
        "ledger.export", "Take the whole journal out of the bank", RoleNames.Supervisor, RoleNames.Auditor);

    public static readonly Permission Replay = new(
        "ledger.events.replay", "Tell a subscriber of the journal everything from an entry on once more", RoleNames.Supervisor);

    public static IReadOnlyList<Permission> All =>
    [
        Read, Post, Reverse, ManageHolds, ManageAccounts, Verify, ClosePeriods, ReopenPeriods, SetRates, ManageMappings, Export, Replay,
    ];
}
