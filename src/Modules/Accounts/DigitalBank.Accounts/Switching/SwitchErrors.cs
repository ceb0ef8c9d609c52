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

    public static readonly Failure OverdraftTooHigh = new(
        "accounts.switch_overdraft_too_high",
        FailureKind.Rejected,
        "The overdraft arranged for the account is above what the new product allows: arrange a lower one first.");

    public static readonly Failure Overdrawn = new(
        "accounts.switch_overdrawn",
        FailureKind.Rejected,
        "The account is overdrawn and the new product allows no overdraft: have it balanced first.");
}
