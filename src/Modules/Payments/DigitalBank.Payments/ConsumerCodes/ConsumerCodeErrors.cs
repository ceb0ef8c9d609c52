using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.ConsumerCodes;

internal static class ConsumerCodeErrors
{
    public static readonly Failure Unreadable = new(
        "payments.consumer_code_unreadable", FailureKind.Invalid, "This is no consumer-presented QR code that may be acted on. Scan it again.");

    public static readonly Failure Foreign = new(
        "payments.consumer_code_foreign", FailureKind.Rejected, "This code was not made by this bank, and cannot be charged here.");

    public static readonly Failure Forged = new(
        "payments.consumer_code_forged", FailureKind.Rejected, "This code was changed after the bank had made it. Ask the payer for a new one.");

    public static readonly Failure Expired = new(
        "payments.consumer_code_expired", FailureKind.Rejected, "This code has expired. Ask the payer for a new one.");

    public static readonly Failure Used = new(
        "payments.consumer_code_used", FailureKind.Rejected, "This code has been presented already. It serves one payment only.");

    public static readonly Failure Unknown = new(
        "payments.unknown_consumer_code", FailureKind.NotFound, "There is no such code.");

    public static readonly Failure AmountNotAllowed = new(
        "payments.consumer_code_amount_not_allowed",
        FailureKind.Rejected,
        "The payer's code does not allow this amount or this currency. Ask for less, or for another code.");

    public static readonly Failure NotPresented = new(
        "payments.consumer_code_not_presented", FailureKind.Rejected, "Nobody asks for a payment with this code, or it has been decided already.");

    public static readonly Failure RefusedByPayer = new(
        "payments.refused_by_payer", FailureKind.Rejected, "The payer has refused this payment.");

    /// <summary>Never leaves the bank: whoever carries the payment out asks the payer instead.</summary>
    public static readonly Failure PayerMustConfirm = new(
        "payments.payer_must_confirm", FailureKind.Rejected, "The payer has to confirm this payment first.");
}
