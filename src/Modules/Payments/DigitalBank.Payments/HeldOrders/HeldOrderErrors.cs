using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.HeldOrders;

internal static class HeldOrderErrors
{
    public static readonly Failure NotHeldHere = new(
        "payments.order_not_held", FailureKind.Conflict, "This payment does not wait for a decision, or was decided before.");

    public static readonly Failure NotCleared = new(
        "payments.parties_not_cleared",
        FailureKind.Rejected,
        "Somebody on the way of the payment resembles an entry of a sanctions list. Have the hit reviewed first, or refuse the payment.");

    public static readonly Failure OwnReview = new(
        "payments.own_review", FailureKind.Forbidden, "You have dismissed the hit of this payment. Somebody else has to let it go.");

    public static readonly Failure RefusedByBank = new(
        "payments.refused_by_bank", FailureKind.Rejected, "The bank does not make this payment. Ask the bank for the reason.");

    public static readonly Failure RefusedByRules = new(
        "payments.refused_by_rules", FailureKind.Rejected, "The bank does not make this payment. Ask the bank about it.");

    public static readonly Failure NoDecision = new(
        "payments.no_decision", FailureKind.NotFound, "No rule spoke against a payment of this id.");

    public static readonly Failure ReasonMissing = new(
        "payments.decision_reason_invalid", FailureKind.Invalid, "Give the reason of the decision in 3 to 500 characters.");
}
