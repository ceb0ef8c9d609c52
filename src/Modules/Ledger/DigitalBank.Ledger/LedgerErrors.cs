using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger;

/// <summary>Refusals of the ledger. Those of a posting stand in the order in which they are checked; docs/modules/ledger.md has the table.</summary>
internal static class LedgerErrors
{
    public static readonly Failure IdempotencyKeyMissing = new(
        "ledger.idempotency_key_missing", FailureKind.Invalid, "An entry needs an idempotency key: a UUID other than all zeros.");

    public static readonly Failure TextInvalid = new(
        "ledger.text_invalid", FailureKind.Invalid, "Source (1-20), source reference (1-64) and event code (1-40 characters) must be plain text.");

    public static readonly Failure TooFewLines = new(
        "ledger.too_few_lines", FailureKind.Invalid, "An entry has at least two lines.");

    public static readonly Failure TooManyLines = new(
        "ledger.too_many_lines", FailureKind.Invalid, "An entry has at most 1,000 lines: split it.");

    public static readonly Failure LineInvalid = new(
        "ledger.line_invalid", FailureKind.Invalid, "Every line names a side, Debit or Credit, and a currency.");

    public static readonly Failure AmountNotPositive = new(
        "ledger.amount_not_positive", FailureKind.Invalid, "Amounts are above zero; the side says the direction.");

    public static readonly Failure DateOutOfRange = new(
        "ledger.date_out_of_range", FailureKind.Invalid, "Booking and value dates lie between the years 1900 and 2199.");

    public static readonly Failure Unbalanced = new(
        "ledger.unbalanced", FailureKind.Invalid, "Per currency, debits must equal credits.");

    public static readonly Failure ReasonInvalid = new(
        "ledger.reason_invalid", FailureKind.Invalid, "A reversal says why in 1 to 140 characters of plain text.");

    public static readonly Failure IdempotencyKeyReused = new(
        "ledger.idempotency_key_reused", FailureKind.Rejected, "This idempotency key belongs to another request: choose a new one.");

    public static readonly Failure ChainLength = new(
        "ledger.chain_length", FailureKind.Invalid, "A chain has 1 to 100 steps: split it.");

    public static readonly Failure UnknownEntry = new(
        "ledger.unknown_entry", FailureKind.NotFound, "There is no such journal entry.");

    public static readonly Failure ReversalOfReversal = new(
        "ledger.reversal_of_reversal", FailureKind.Rejected, "A reversal cannot be reversed: book the original entry anew.");

    public static readonly Failure AlreadyReversed = new(
        "ledger.already_reversed", FailureKind.Rejected, "This entry has been reversed already.");

    public static readonly Failure UnknownAccount = new(
        "ledger.unknown_account", FailureKind.NotFound, "There is no such ledger account.");

    public static readonly Failure PeriodClosed = new(
        "ledger.period_closed", FailureKind.Rejected, "The booking date lies in a closed period: book on a later day.");

    public static readonly Failure HeaderAccount = new(
        "ledger.header_account", FailureKind.Rejected, "Header accounts only sum up: book on a detail account below.");

    public static readonly Failure CurrencyMismatch = new(
        "ledger.currency_mismatch", FailureKind.Rejected, "The account is kept in another currency than the line.");

    public static readonly Failure ManualPostingNotAllowed = new(
        "ledger.manual_posting_not_allowed", FailureKind.Rejected, "This account is booked by the bank's own processes only.");

    public static readonly Failure AccountClosed = new(
        "ledger.account_closed", FailureKind.Rejected, "The account is closed.");

    public static readonly Failure AccountBlocked = new(
        "ledger.account_blocked", FailureKind.Rejected, "The account is blocked for this side.");

    public static readonly Failure InsufficientAvailableBalance = new(
        "ledger.insufficient_available_balance", FailureKind.Rejected, "The available balance does not cover this entry.");

    public static readonly Failure BoundMisplaced = new(
        "ledger.bound_misplaced", FailureKind.Rejected, "An amount is bounded by an account that the entry lowers: name the other one.");

    public static readonly Failure NothingAvailable = new(
        "ledger.nothing_available", FailureKind.Rejected, "There is nothing to move: the account that bounds the amount has nothing available.");

    public static readonly Failure BalanceOverflow = new(
        "ledger.balance_overflow", FailureKind.Rejected, "The account's totals would no longer fit: use another account.");

    public static readonly Failure Unavailable = new(
        "ledger.unavailable", FailureKind.Unavailable,
        "The ledger could not confirm the outcome. Send the same request with the same key again: it is booked once.");

    public static readonly Failure CompanionRefused = new(
        "ledger.companion_refused", FailureKind.Unavailable,
        "The rows that belong to the entry do not fit what the database holds by now, so nothing was booked: look again and decide anew.");

    public static readonly Failure ShuttingDown = new(
        "ledger.shutting_down", FailureKind.Unavailable, "The ledger is stopping and takes no more entries: try again in a moment.");

    public static readonly Failure UnknownParent = new(
        "ledger.unknown_parent", FailureKind.Rejected, "The parent is not a header account of the chart.");

    public static readonly Failure UnknownCurrency = new(
        "ledger.unknown_currency", FailureKind.Invalid, "The currency is not one of ISO 4217.");

    public static readonly Failure AccountInvalid = new(
        "ledger.account_invalid", FailureKind.Invalid, "A code has 1 to 40 and a name 1 to 140 characters.");

    public static readonly Failure BalanceNotZero = new(
        "ledger.balance_not_zero", FailureKind.Rejected, "Only an account with a balance of zero can be closed.");

    public static readonly Failure EntryNotSealed = new(
        "ledger.entry_not_sealed", FailureKind.Conflict, "The entry is booked, but no signed tree head covers it yet: ask again in a few seconds.");

    public static readonly Failure UnknownTreeHead = new(
        "ledger.unknown_tree_head", FailureKind.NotFound, "No tree head of this size was signed.");

    public static readonly Failure ProofUnavailable = new(
        "ledger.proof_unavailable", FailureKind.Unavailable,
        "The stored tree or its keys do not fit the signed head, so there is no proof: run 'ledger verify'.");

    public static readonly Failure CursorInvalid = new(
        "ledger.cursor_invalid", FailureKind.Invalid, "The cursor is not one that this list gave out.");

    public static readonly Failure DateBasisInvalid = new(
        "ledger.date_basis_invalid", FailureKind.Invalid, "The basis is bookingDate or valueDate.");

    public static readonly Failure DateRangeInvalid = new(
        "ledger.date_range_invalid", FailureKind.Invalid, "The first date lies after the last one.");

    public static readonly Failure ImportLineInvalid = new(
        "ledger.import_line_invalid", FailureKind.Invalid, "This entry of the file cannot be understood.");

    public static readonly Failure UnknownSubscriber = new(
        "ledger.unknown_subscriber", FailureKind.NotFound, "Nobody of this name is told of entries.");

    public static readonly Failure ReplayPositionInvalid = new(
        "ledger.replay_position_invalid", FailureKind.Invalid, "A replay begins at an entry of the journal, or at the one that comes next.");
}
