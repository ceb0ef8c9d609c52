using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Products;

internal static class LoanProductErrors
{
    public static readonly Failure CodeInvalid = new(
        "lending.product_code_invalid", FailureKind.Invalid, "A product's code has 2 to 40 lower-case letters, digits and hyphens and begins with a letter.");

    public static readonly Failure KindUnknown = new(
        "lending.product_kind_unknown", FailureKind.Invalid, "There is no such kind of loan: choose instalmentLoan or creditLine.");

    public static readonly Failure NameInvalid = new(
        "lending.product_name_invalid", FailureKind.Invalid, "A product has a name of at most 70 characters.");

    public static readonly Failure AmountsInvalid = new(
        "lending.product_amounts_invalid", FailureKind.Invalid, "The least amount is above zero, not above the most, both are in one currency, and the most is at most 1,000,000,000,000.");

    public static readonly Failure InstalmentsInvalid = new(
        "lending.product_instalments_invalid", FailureKind.Invalid, "A loan has 1 to 480 instalments, the least not above the most.");

    public static readonly Failure RateInvalid = new(
        "lending.product_rate_invalid", FailureKind.Invalid, "The rate is 0 to 100 percent and an offer stands 1 to 365 days.");

    public static readonly Failure PolicyInvalid = new(
        "lending.product_policy_invalid",
        FailureKind.Invalid,
        "Percentages are 0 to 100 (debt service above 0, review not above decline), amounts in the product's currency, months 0 to 60.");

    public static readonly Failure BureauRulesInvalid = new(
        "lending.product_bureau_rules_invalid",
        FailureKind.Invalid,
        "A bureau's reports are used for 0 to 365 days, counts begin at 1, and amounts are in the product's currency.");

    public static readonly Failure SourcesInvalid = new(
        "lending.product_sources_invalid", FailureKind.Invalid, "Each source of decisions is named once, with the ground on which it is read: a credit bureau only by consent.");

    public static readonly Failure ChargesInvalid = new(
        "lending.product_charges_invalid",
        FailureKind.Invalid,
        "Fees, penalties and caps are zero or more and not above 1,000,000,000,000 in the product's currency, the fee kept back below the least amount, "
        + "that of an instalment not above it, percentages 0 to 100, "
        + "days of grace 0 to 90.");

    public static readonly Failure LineInvalid = new(
        "lending.product_line_invalid",
        FailureKind.Invalid,
        "A credit line, and nothing else, has terms of a line: percentages 0 to 100, annualPercent the highest of its rates, statement day 1 to 28, "
        + "payment days 1 to 27, a year of 360 or 365 days, each segment once, 1 to 120 months, no charges of loans.");

    public static readonly Failure TooDear = new(
        "lending.product_too_dear",
        FailureKind.Invalid,
        "With these fees the annual percentage rate of the smallest loan would be above 1,000 percent: lower the fees or raise the least amount.");

    public static readonly Failure Unknown = new(
        "lending.unknown_product", FailureKind.NotFound, "There is no such loan product, or it is not offered today.");

    public static readonly Failure Exists = new(
        "lending.product_exists", FailureKind.Conflict, "There is a product of this code. Give it a new version, or choose another code.");

    public static readonly Failure InThePast = new(
        "lending.product_in_the_past", FailureKind.Rejected, "A product begins on the business date or later, a further version after it.");

    public static readonly Failure DayTaken = new(
        "lending.product_day_taken", FailureKind.Conflict, "The product has a version that begins on this day. Choose another day.");

    public static readonly Failure OtherCurrency = new(
        "lending.product_other_currency", FailureKind.Rejected, "A product keeps its currency. Add another product.");
}
