using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Signatures;

internal static class SignatureErrors
{
    public static readonly Failure Needed = new(
        "payments.signatures_needed", FailureKind.Rejected, "A payment of this amount from this account needs signatures: propose it, and let it be signed.");

    public static readonly Failure NotNeeded = new(
        "payments.signatures_not_needed", FailureKind.Rejected, "A payment of this amount from this account needs no further signature: order it as a transfer.");

    public static readonly Failure UnknownAccount = new(
        "payments.unknown_signing_account", FailureKind.NotFound, "There is no such account, or it has no rules for signatures.");

    public static readonly Failure UnknownProposal = new(
        "payments.unknown_proposal", FailureKind.NotFound, "There is no such proposal.");

    public static readonly Failure NotOpen = new(
        "payments.proposal_not_open", FailureKind.Conflict, "The proposal has its signatures already, or was withdrawn.");

    public static readonly Failure Expired = new(
        "payments.proposal_expired", FailureKind.Rejected, "The proposal has expired: change it or make another one.");

    public static readonly Failure Differs = new(
        "payments.proposal_differs", FailureKind.Rejected, "The proposal was changed meanwhile. Look at it again and sign its fingerprint.");

    public static readonly Failure SignedAlready = new(
        "payments.signed_already", FailureKind.Conflict, "You have signed this proposal already; somebody else has to sign next.");

    public static readonly Failure NotSignatory = new(
        "payments.not_signatory", FailureKind.Forbidden, "You are not among those who sign for this account.");

    public static readonly Failure Busy = new(
        "payments.proposal_busy", FailureKind.Conflict, "Somebody else signs or changes the proposal at this moment. Try again.");

    public static readonly Failure CurrencyDiffers = new(
        "payments.signing_currency_differs", FailureKind.Rejected, "Amounts are in the currency of the account.");
}
