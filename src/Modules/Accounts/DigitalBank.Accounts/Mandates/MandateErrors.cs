using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Mandates;

internal static class MandateErrors
{
    public static readonly Failure MandateMissing = new(
        "accounts.mandate_missing", FailureKind.Rejected, "You may see this account and not pay from it: its holder can give you a mandate.");

    public static readonly Failure LimitExceeded = new(
        "accounts.mandate_limit_exceeded", FailureKind.Rejected, "The payment is above what your mandate for this account allows.");

    public static readonly Failure JointSignatureNeeded = new(
        "accounts.joint_signature_needed", FailureKind.Rejected, "The holders of this account pay together: come to the bank with all of them.");

    public static readonly Failure PartyUnknown = new(
        "accounts.unknown_party", FailureKind.Rejected, "There is no such customer.");

    public static readonly Failure IsHolder = new(
        "accounts.already_holder", FailureKind.Conflict, "The party holds the account already.");

    public static readonly Failure NotJointHolder = new(
        "accounts.not_joint_holder", FailureKind.NotFound, "The party does not hold the account jointly; the first holder stays.");

    public static readonly Failure ShareInvalid = new(
        "accounts.holder_share_invalid",
        FailureKind.Rejected,
        "Joint holders have shares above 0 with at most four decimals, and leave the first holder more than 0 of the 100 percent.");

    public static readonly Failure TermsInvalid = new(
        "accounts.mandate_terms_invalid",
        FailureKind.Rejected,
        "A mandate begins on the business date or later and not after its last day; its limit is above 0 in the account's currency and needs the right to pay.");

    public static readonly Failure UnknownMandate = new(
        "accounts.unknown_mandate", FailureKind.NotFound, "The account has no such mandate.");
}
