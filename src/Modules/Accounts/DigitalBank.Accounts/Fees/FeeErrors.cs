using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Fees;

internal static class FeeErrors
{
    public static readonly Failure FeesInvalid = new(
        "accounts.product_fees_invalid",
        FailureKind.Invalid,
        "At most 50 fees, each with a code of its own, a name and amounts that are not negative; tiers and the balance that waives are for periods, the most per month for events.");

    public static readonly Failure UnknownFee = new(
        "accounts.unknown_fee", FailureKind.NotFound, "There is no such fee.");

    public static readonly Failure NotCharged = new(
        "accounts.fee_not_offered", FailureKind.Rejected, "The account's product has no such fee for an event.");

    public static readonly Failure NotDue = new(
        "accounts.fee_not_due", FailureKind.Conflict, "Only a fee that is due is waived: one that was booked is reversed.");

    public static readonly Failure NotBooked = new(
        "accounts.fee_not_booked", FailureKind.Conflict, "Only a fee that was booked is reversed: one that is due is waived.");

    public static readonly Failure FeesDue = new(
        "accounts.fees_due", FailureKind.Rejected, "The account owes fees that it has no money for: have them paid or waive them, then close.");

    public static readonly Failure ChargeDiffers = new(
        "accounts.fee_differs", FailureKind.Conflict, "The key belongs to another fee: use a new key.");
}
