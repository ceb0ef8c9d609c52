using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.CrossBorder;

internal static class CrossBorderErrors
{
    public static readonly Failure NotOffered = new(
        "payments.corridor_not_offered", FailureKind.Rejected, "The bank does not offer payments between these currencies, or of this size.");

    public static readonly Failure RateMissing = new(
        "payments.rate_missing", FailureKind.Rejected, "There is no exchange rate of these days for one of the currencies. Try again when the bank has entered rates.");

    public static readonly Failure AmountTooLarge = new(
        "payments.amount_too_large", FailureKind.Rejected, "The amount is too large to be exchanged.");

    public static readonly Failure AmountTooSmall = new(
        "payments.amount_too_small", FailureKind.Rejected, "The amount is less than the smallest unit of one of the currencies.");

    public static readonly Failure ChargesExceedAmount = new(
        "payments.charges_exceed_amount", FailureKind.Rejected, "The charges would leave nothing for the payee. Pay more, or bear the charges yourself.");

    public static readonly Failure AmountCurrency = new(
        "payments.quote_currency_invalid", FailureKind.Invalid, "Give the amount in the currency of the account or in the one to be paid in.");

    public static readonly Failure PayeeHere = new(
        "payments.payee_is_here", FailureKind.Rejected, "The payee's account is kept by this bank: use a transfer.");

    public static readonly Failure UnknownQuote = new(
        "payments.unknown_quote", FailureKind.NotFound, "There is no such quote.");

    public static readonly Failure NotTheQuote = new(
        "payments.quote_differs", FailureKind.Rejected, "What was confirmed is not what was quoted. Look at the quote again and confirm its fingerprint.");

    public static readonly Failure QuoteExpired = new(
        "payments.quote_expired", FailureKind.Rejected, "The quote has expired: ask for another one.");

    public static readonly Failure QuoteUsed = new(
        "payments.quote_used", FailureKind.Conflict, "This quote was accepted before: there is a payment of the same id.");

    public static readonly Failure TermsInThePast = new(
        "payments.terms_in_the_past", FailureKind.Rejected, "Terms begin on the current business date or later; name such a day.");

    public static readonly Failure UnknownRouteNostro = new(
        "payments.route_nostro_unknown", FailureKind.Rejected, "There is no nostro of this code and currency: name one of Payments:Nostros.");

    public static readonly Failure UnknownUetr = new(
        "payments.unknown_uetr", FailureKind.NotFound, "There is no payment of this UETR.");
}
