using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Settlement;

internal static class SettlementErrors
{
    public static readonly Failure NotScheduled = new(
        "payments.settlement_not_scheduled", FailureKind.Rejected, "No windows are set for this currency: see Payments:SettlementWindows.");

    public static readonly Failure UnknownParticipant = new(
        "payments.unknown_participant", FailureKind.Rejected, "Both banks have to be participants in the currency.");

    public static readonly Failure TooManyParticipants = new(
        "payments.too_many_participants", FailureKind.Rejected, "A currency has at most 400 participants, so that they settle in one entry.");

    public static readonly Failure CapExceeded = new(
        "payments.debit_cap_exceeded", FailureKind.Rejected, "The payment would exceed the payer's debit cap. Send it again later, or let it be queued.");

    public static readonly Failure ReferenceReused = new(
        "payments.settlement_reference_reused", FailureKind.Conflict, "The payer has sent another payment with this reference.");

    public static readonly Failure WindowBusy = new(
        "payments.settlement_window_busy", FailureKind.Conflict, "The window closed at this moment. Send the payment again: it goes to the next one.");

    public static readonly Failure UnknownWindow = new(
        "payments.unknown_settlement_window", FailureKind.NotFound, "There is no such settlement window.");

    public static readonly Failure NotQueued = new(
        "payments.obligation_not_queued", FailureKind.Conflict, "Only a payment that waits in the queue can be withdrawn.");

    public static readonly Failure NoNextWindow = new(
        "payments.settlement_no_next_window",
        FailureKind.Conflict,
        "Payments wait in the window and no later one is open for them. Set times of the currency in Payments:SettlementWindows or withdraw the payments.");

    public static readonly Failure DoesNotFoot = new(
        "payments.settlement_does_not_foot", FailureKind.Conflict, "Net amounts and payments of the window differ: nothing was booked. Call the operators.");
}
