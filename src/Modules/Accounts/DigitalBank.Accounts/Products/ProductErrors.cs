using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Products;

internal static class ProductErrors
{
    public static readonly Failure CodeInvalid = new(
        "accounts.product_code_invalid",
        FailureKind.Invalid,
        "A code has 2 to 40 lower-case letters, digits and hyphens and begins with a letter.");

    public static readonly Failure KindUnknown = new(
        "accounts.product_kind_unknown", FailureKind.Invalid, "A product is of kind current, savings, termDeposit or recurringDeposit.");

    public static readonly Failure KindDiffers = new(
        "accounts.product_kind_differs",
        FailureKind.Invalid,
        "A term deposit has a term, a recurring deposit a term with instalments, other products neither: choose another kind or other terms.");

    public static readonly Failure TermMissing = new(
        "accounts.product_term_missing",
        FailureKind.Invalid,
        "Tiers by term, and posting at maturity, need a product with a term.");

    public static readonly Failure TermInterest = new(
        "accounts.product_term_interest",
        FailureKind.Invalid,
        "A deposit's rate is agreed for its term: interest on the daily balance, by whole tiers, without index or overdraft.");

    public static readonly Failure TermLengths = new(
        "accounts.product_term_lengths",
        FailureKind.Invalid,
        "A product has 1 to 50 terms, each once, of 1 to 120 months or of 1 to 3,660 days; tiers count in the same unit.");

    public static readonly Failure RecurringInvalid = new(
        "accounts.product_recurring_invalid",
        FailureKind.Invalid,
        "Instalments come weekly, monthly or quarterly and are waited for at most 90 days.");

    public static readonly Failure NameInvalid = new(
        "accounts.product_name_invalid", FailureKind.Invalid, "A product needs a name of at most 70 characters.");

    public static readonly Failure CurrencyUnknown = new(
        "accounts.product_currency_unknown", FailureKind.Invalid, "Currencies are codes of ISO 4217, each named once.");

    public static readonly Failure CurrenciesMissing = new(
        "accounts.product_currencies_missing",
        FailureKind.Invalid,
        "A product with interest or overdraft names its currencies: the accounts it is booked on are opened for each.");

    public static readonly Failure DayCountUnknown = new(
        "accounts.product_day_count_unknown",
        FailureKind.Invalid,
        "The day count is one of those in the documentation; ACT_ACT_ICMA needs posting monthly or less often.");

    public static readonly Failure PeriodInvalid = new(
        "accounts.product_period_invalid",
        FailureKind.Invalid,
        "Posting and compounding are daily, monthly, quarterly, halfYearly or yearly.");

    public static readonly Failure CompoundingTooLong = new(
        "accounts.product_compounding_too_long",
        FailureKind.Invalid,
        "Interest that is posted bears interest anyway: compounding cannot be less frequent than posting.");

    public static readonly Failure TiersInvalid = new(
        "accounts.product_tiers_invalid", FailureKind.Invalid, "Interest needs 1 to 50 tiers, each from an amount and a term of its own.");

    public static readonly Failure RateInvalid = new(
        "accounts.product_rate_invalid",
        FailureKind.Invalid,
        "A rate is a percentage within ±1,000 with at most six decimals; debit rates are not negative; a floor is not above its cap.");

    public static readonly Failure IndexInvalid = new(
        "accounts.product_index_invalid",
        FailureKind.Invalid,
        "An index is named in 2 to 20 capital letters, digits and hyphens; floor and cap need one.");

    public static readonly Failure AmountInvalid = new(
        "accounts.product_amount_invalid",
        FailureKind.Invalid,
        "Amounts are not negative and have no more decimals than the product's currencies.");

    public static readonly Failure TaxInvalid = new(
        "accounts.product_tax_invalid",
        FailureKind.Invalid,
        "A tax component has a code of its own and 0 to 100 percent; it is on the interest or on a component before it.");

    public static readonly Failure DormancyInvalid = new(
        "accounts.product_dormancy_invalid",
        FailureKind.Invalid,
        "An account becomes inactive after at least a day and dormant not before that, after 10,958 days at most.");

    public static readonly Failure NotFound = new(
        "accounts.product_not_found", FailureKind.NotFound, "There is no such product or version.");

    public static readonly Failure Exists = new(
        "accounts.product_exists", FailureKind.Conflict, "There is a product with this code: add a version to it.");

    public static readonly Failure InForce = new(
        "accounts.product_version_in_force",
        FailureKind.Conflict,
        "This version's day has come, so it is never changed: add a version for a later day.");

    public static readonly Failure DayTaken = new(
        "accounts.product_version_day_taken", FailureKind.Conflict, "Another version of the product begins on this day: change that one.");

    public static readonly Failure InThePast = new(
        "accounts.product_version_in_the_past",
        FailureKind.Rejected,
        "A version begins after the business date; only a product's first one may begin on it.");

    public static readonly Failure RateInThePast = new(
        "accounts.reference_rate_in_the_past",
        FailureKind.Rejected,
        "A reference rate holds from the business date or a later day: interest before it has been reckoned.");
}
