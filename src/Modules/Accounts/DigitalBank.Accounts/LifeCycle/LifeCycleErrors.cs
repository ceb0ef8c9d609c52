using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.LifeCycle;

internal static class LifeCycleErrors
{
    public static readonly Failure ApplicationStatusUnknown = new(
        "accounts.application_status_unknown", FailureKind.Invalid, "An application is applied, approved, refused or withdrawn.");

    public static readonly Failure ApplicationNotApproved = new(
        "accounts.application_not_approved", FailureKind.Conflict, "Nobody has approved the application yet: have it approved first.");

    public static readonly Failure ApplicationDecided = new(
        "accounts.application_decided", FailureKind.Conflict, "The application has been approved: activate the account, or withdraw the application.");

    public static readonly Failure ApplicationEnded = new(
        "accounts.application_ended", FailureKind.Conflict, "The application was refused or withdrawn: apply anew.");

    public static readonly Failure AccountOpen = new(
        "accounts.account_open", FailureKind.Conflict, "The account has been opened: there is nothing left to decide about an application.");

    public static readonly Failure AccountNotOpen = new(
        "accounts.account_not_open", FailureKind.Conflict, "The account is not open yet: activate it first.");

    public static readonly Failure ApprovalNeeded = new(
        "accounts.approval_needed",
        FailureKind.Rejected,
        "An account with this product is opened by two people: apply for it and have somebody else approve it.");

    public static readonly Failure SecondPersonNeeded = new(
        "accounts.second_person_needed", FailureKind.Forbidden, "Somebody else has to decide this: you asked for it yourself.");

    public static readonly Failure AccountDormant = new(
        "accounts.account_dormant",
        FailureKind.Conflict,
        "The account is dormant, because its holder has not used it for long: have it reactivated first.");

    public static readonly Failure NotDormant = new(
        "accounts.account_not_dormant", FailureKind.Conflict, "The account is not dormant: there is nothing to reactivate.");

    public static readonly Failure ReactivationNotAsked = new(
        "accounts.reactivation_not_asked", FailureKind.Conflict, "Nobody has asked for this account to be reactivated: ask first, then have it approved.");

    public static readonly Failure UnknownBlock = new(
        "accounts.unknown_block", FailureKind.NotFound, "The account has no such block.");

    public static readonly Failure BlockOfAnother = new(
        "accounts.block_of_another", FailureKind.Forbidden, "Somebody else owns this block: its owner lifts it, or a supervisor.");

    public static readonly Failure BlockExpiryPast = new(
        "accounts.block_expiry_past", FailureKind.Rejected, "The last day of a block is the business date or later.");

    public static readonly Failure BlockDiffers = new(
        "accounts.block_differs", FailureKind.Conflict, "The key belongs to a block with another content: use a new key.");

    public static readonly Failure PayOutInvalid = new(
        "accounts.payout_account_invalid",
        FailureKind.Rejected,
        "What is left is paid out to another open account of this bank in the same currency.");
}
