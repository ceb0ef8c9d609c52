using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.WaitingPayments;

internal static class WaitingPaymentErrors
{
    public static readonly Failure AliasKnown = new(
        "payments.alias_known", FailureKind.Rejected, "Somebody has this alias. Look it up, and pay whom you are shown.");

    public static readonly Failure HandleNotPossible = new(
        "payments.handle_not_possible", FailureKind.Rejected, "A handle belongs to whoever takes it first. Pay a telephone number or an e-mail address.");

    public static readonly Failure Unknown = new(
        "payments.unknown_waiting_payment", FailureKind.NotFound, "There is no such payment that waits for its payee.");

    public static readonly Failure Ended = new(
        "payments.waiting_payment_ended", FailureKind.Conflict, "This payment waits no longer: it has reached its payee.");

    public static readonly Failure NotBooked = new(
        "payments.waiting_payment_not_booked", FailureKind.Rejected, "Nothing has been booked for this payment, so there is nothing to give back.");
}
