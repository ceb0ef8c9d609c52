using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Origination;

internal static class ApplicationErrors
{
    public static readonly Failure AmountNotPositive = new(
        "lending.application_amount_not_positive", FailureKind.Invalid, "Apply for an amount above zero.");

    public static readonly Failure StatedInvalid = new(
        "lending.stated_amount_invalid", FailureKind.Invalid, "Income and obligations are not below zero and in the currency of the amount.");

    public static readonly Failure Unknown = new(
        "lending.unknown_application", FailureKind.NotFound, "There is no such application.");

    public static readonly Failure OutsideProduct = new(
        "lending.outside_product", FailureKind.Rejected, "The product does not cover this amount or number of instalments: choose within what it names.");

    public static readonly Failure PreviewAmountInvalid = new(
        "lending.preview_amount_invalid", FailureKind.Invalid, "Name the amount with the decimals of the product's currency, such as 6000.00.");

    public static readonly Failure AccountUnsuitable = new(
        "lending.account_unsuitable",
        FailureKind.Rejected,
        "A loan is paid out to an account of the applicant that is open and in the loan's currency: choose such an account.");

    public static readonly Failure NotInReview = new(
        "lending.not_in_review", FailureKind.Conflict, "The application does not wait for a person's decision.");

    public static readonly Failure OwnApplication = new(
        "lending.own_application", FailureKind.Forbidden, "Whoever applied for a customer cannot review the application: ask somebody else.");

    public static readonly Failure SameReviewer = new(
        "lending.same_reviewer", FailureKind.Forbidden, "Two people have to agree to this amount: ask somebody else.");

    public static readonly Failure ExposureLimit = new(
        "lending.exposure_limit", FailureKind.Rejected, "With the loans there are now, this one would be more than the limit per customer. Apply again.");

    public static readonly Failure RateMissing = new(
        "lending.exchange_rate_missing",
        FailureKind.Rejected,
        "There are loans in a currency for which the bank has no exchange rate, so limits cannot be checked. The bank has to set the rate first.");

    public static readonly Failure NothingOffered = new(
        "lending.nothing_offered", FailureKind.Conflict, "There is no offer to accept: the application is declined, withdrawn or in review.");

    public static readonly Failure OfferExpired = new(
        "lending.offer_expired", FailureKind.Conflict, "The offer has ended. Apply again.");

    public static readonly Failure NothingToWithdraw = new(
        "lending.nothing_to_withdraw", FailureKind.Conflict, "The application is declined or has become a loan: there is nothing to withdraw.");
}
