using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Accruals;

internal static class AccrualErrors
{
    public static readonly Failure ReferenceRateMissing = new(
        "accounts.reference_rate_missing",
        FailureKind.Rejected,
        "The product follows an index that has no rate on its first day: enter it.");

    public static readonly Failure CannotBeReckoned = new(
        "accounts.interest_cannot_be_reckoned",
        FailureKind.Rejected,
        "The interest of this account cannot be reckoned: its amounts are too large.");

    public static readonly Failure NotSaved = new(
        "accounts.interest_not_saved", FailureKind.Conflict, "The account changed while its interest was reckoned. It is tried again.");

    public static readonly Failure NoInterest = new(
        "accounts.no_interest", FailureKind.Rejected, "The account's product neither pays interest nor allows an overdraft.");

    public static readonly Failure LimitInvalid = new(
        "accounts.overdraft_limit_invalid",
        FailureKind.Rejected,
        "The limit is not negative, in the account's currency, and within what the product allows.");

    public static readonly Failure NotSettled = new(
        "accounts.interest_not_settled",
        FailureKind.Rejected,
        "The account has interest that is not posted: settle it, then order this again.");
}
