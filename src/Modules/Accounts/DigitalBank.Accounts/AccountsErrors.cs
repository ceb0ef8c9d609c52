using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts;

internal static class AccountsErrors
{
    public static readonly Failure PeriodInvalid = new(
        "accounts.period_invalid", FailureKind.Invalid, "The period needs a first and a last day in this order, at most 366 days.");

    public static readonly Failure FormatUnknown = new(
        "accounts.statement_format_unknown", FailureKind.Invalid, "A statement comes as pdf, csv, camt053 or camt053.02.");

    public static readonly Failure StatementCycleUnknown = new(
        "accounts.statement_cycle_unknown", FailureKind.Invalid, "The cycle is none, daily, weekly, monthly, quarterly or yearly.");

    public static readonly Failure StatementNotWritten = new(
        "accounts.statement_not_written",
        FailureKind.Unavailable,
        "The statement's files or its record could not be written: see the log, and whether the folder of statements has room.");

    public static readonly Failure UnknownStatement = new(
        "accounts.unknown_statement", FailureKind.NotFound, "The account was given no statement with this number: list its statements.");

    public static readonly Failure SearchRangeInvalid = new(
        "accounts.search_range_invalid", FailureKind.Invalid, "Dates and amounts of a search need the smaller one first.");

    public static readonly Failure SearchAmountMalformed = new(
        "accounts.search_amount_malformed", FailureKind.Invalid, "An amount of a search is written like 10.00, without a sign.");

    public static readonly Failure SearchDirectionUnknown = new(
        "accounts.search_direction_unknown", FailureKind.Invalid, "The direction is credit or debit; leave it out for both.");

    public static readonly Failure SearchTextTooLong = new(
        "accounts.search_text_too_long", FailureKind.Invalid, "A search takes at most 100 characters of text.");

    public static readonly Failure CategoryUnknown = new(
        "accounts.category_unknown", FailureKind.Invalid, "The bank has no such category: see the list of categories.");

    public static readonly Failure UnknownTransaction = new(
        "accounts.unknown_transaction", FailureKind.NotFound, "The account has no transaction with this reference.");

    public static readonly Failure UnknownAccount = new(
        "accounts.unknown_account", FailureKind.NotFound, "There is no such account.");

    public static readonly Failure NotShared = new(
        "accounts.not_shared", FailureKind.Forbidden, "The holder does not allow this, or not any more. Ask the holder for a consent and its receipt.");

    public static readonly Failure UnknownHolder = new(
        "accounts.unknown_holder", FailureKind.Rejected, "There is no such customer to hold the account.");

    public static readonly Failure HolderMerged = new(
        "accounts.holder_merged", FailureKind.Rejected, "This customer was merged into another one. Open the account for that one.");

    public static readonly Failure UnknownProduct = new(
        "accounts.unknown_product", FailureKind.Rejected, "The bank has no such product.");

    public static readonly Failure ProductCurrency = new(
        "accounts.product_currency", FailureKind.Rejected, "The product is not kept in this currency.");

    public static readonly Failure NumbersExhausted = new(
        "accounts.numbers_exhausted", FailureKind.Unavailable, "The bank code has no account numbers left.");

    public static readonly Failure AccountClosed = new(
        "accounts.account_closed", FailureKind.Conflict, "The account is closed, for good.");

    public static readonly Failure AccountClosing = new(
        "accounts.account_closing", FailureKind.Conflict, "The account is just being closed: try again in a moment.");

    public static readonly Failure AccountBlocked = new(
        "accounts.account_blocked", FailureKind.Conflict, "The account is blocked: lift the block before closing it.");

    public static readonly Failure BalanceNotZero = new(
        "accounts.balance_not_zero", FailureKind.Rejected, "Only an account with a balance of zero can be closed: pay out or collect the rest first.");

    public static readonly Failure AmbiguousIdentifier = new(
        "accounts.ambiguous_identifier", FailureKind.Rejected, "This number is kept in several currencies: name the currency.");

    public static readonly Failure StatementDoesNotFoot = new(
        "accounts.statement_does_not_foot",
        FailureKind.Rejected,
        "Opening balance and lines do not give the closing balance; no statement was written. Run 'ledger verify'.");
}
