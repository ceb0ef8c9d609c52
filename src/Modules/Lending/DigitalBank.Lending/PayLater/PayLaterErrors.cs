using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.PayLater;

internal static class PayLaterErrors
{
    public static readonly Failure TooSmall = new(
        "lending.purchase_too_small", FailureKind.Rejected, "The purchase cannot be split into so many parts: each has to be at least a cent.");

    public static readonly Failure BeforePurchase = new(
        "lending.before_purchase", FailureKind.Rejected, "Nothing can happen to a purchase before the day on which it was made.");

    public static readonly Failure BeyondPurchase = new(
        "lending.beyond_purchase", FailureKind.Rejected, "More would be given back than was paid for the purchase.");
}
