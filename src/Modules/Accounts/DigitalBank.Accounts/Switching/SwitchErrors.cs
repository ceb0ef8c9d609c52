using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Switching;

internal static class SwitchErrors
{
    public static readonly Failure NotSwitchable = new(
        "accounts.switch_not_offered",
        FailureKind.Rejected,
        "An account moves to a product of its own kind, current or savings, that one person may open: open another account instead.");

    public static readonly Failure SwitchedToday = new(
        "accounts.switched_today", FailureKind.Conflict, "The account got another product today already: switch it on the next business date.");

    public static readonly Failure AgreedAlready = new(
        "accounts.switch_agreed_already",
        FailureKind.Conflict,
        "Another switch is agreed for the account: cancel it first, or wait until it has been taken up.");

    public static readonly Failure DateNotToCome = new(
        "accounts.switch_date_not_to_come",
        FailureKind.Rejected,
        "A switch is agreed for a day after the business date: switch the account at once instead.");

    public static readonly Failure NoneAgreed = new(
        "accounts.no_switch_agreed", FailureKind.NotFound, "No switch is agreed for the account, or it has been taken up: see its product history.");

    public static readonly Failure OverdraftTooHigh = new(
        "accounts.switch_overdraft_too_high",
        FailureKind.Rejected,
        "The overdraft arranged for the account is above what the new product allows: arrange a lower one first.");

    public static readonly Failure Overdrawn = new(
        "accounts.switch_overdrawn",
        FailureKind.Rejected,
        "The account is overdrawn and the new product allows no overdraft: have it balanced first.");
}
