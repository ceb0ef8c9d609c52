using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.PaymentRequests;

internal static class PaymentRequestErrors
{
    public static readonly Failure Unknown = new(
        "payments.unknown_payment_request", FailureKind.NotFound, "There is no such request to pay.");

    public static readonly Failure UnknownPayer = new(
        "payments.unknown_payer", FailureKind.NotFound, "Nobody at this bank can be asked by this alias or account number.");

    public static readonly Failure OwnPayer = new(
        "payments.payer_is_payee", FailureKind.Rejected, "This is an account of your own. Transfer between your accounts instead.");

    public static readonly Failure Decided = new(
        "payments.payment_request_decided", FailureKind.Conflict, "This request is paid, being paid, refused or withdrawn. Look at it again.");

    public static readonly Failure Expired = new(
        "payments.payment_request_expired", FailureKind.Rejected, "This request has expired. Ask the payee for a new one.");
}
