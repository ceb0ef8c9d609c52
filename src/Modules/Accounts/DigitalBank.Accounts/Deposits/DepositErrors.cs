using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Deposits;

internal static class DepositErrors
{
    public static readonly Failure AmountNotPositive = new(
        "accounts.deposit_amount_not_positive", FailureKind.Invalid, "The amount is above zero.");

    public static readonly Failure InstructionUnknown = new(
        "accounts.deposit_instruction_unknown",
        FailureKind.Invalid,
        "At maturity a deposit is paid out (payOut) or rolled over (rollOverPrincipal, rollOverAll).");

    public static readonly Failure Unknown = new(
        "accounts.unknown_deposit", FailureKind.NotFound, "There is no such deposit.");

    public static readonly Failure Abandoned = new(
        "accounts.deposit_abandoned",
        FailureKind.Conflict,
        "The deposit was given up because its money did not come on the day: open another one, with a new key.");

    public static readonly Failure NotActive = new(
        "accounts.deposit_not_active",
        FailureKind.Conflict,
        "The deposit is not running: its money has not come yet, or it has ended or is being paid out.");

    public static readonly Failure Matured = new(
        "accounts.deposit_matured", FailureKind.Conflict, "The deposit has matured: it is paid out or rolled over with the close of the day.");

    public static readonly Failure QuoteChanged = new(
        "accounts.deposit_quote_changed",
        FailureKind.Conflict,
        "Closing early would pay something else now: ask for a new quote and close with its amount.");

    public static readonly Failure Collecting = new(
        "accounts.deposit_collecting",
        FailureKind.Conflict,
        "An instalment is being collected at this moment: try again when it shows as paid or due, after the close of the day at the latest.");

    public static readonly Failure ProductNeedsTerm = new(
        "accounts.product_needs_term",
        FailureKind.Rejected,
        "Accounts of this product are deposits: open one with a term, an amount and the account that it is paid from.");

    public static readonly Failure ProductWithoutTerm = new(
        "accounts.product_without_term", FailureKind.Rejected, "The product is no deposit: open an account of it.");

    public static readonly Failure TermNotOffered = new(
        "accounts.deposit_term_not_offered", FailureKind.Rejected, "The product does not have this term: choose one of those it names.");

    public static readonly Failure AmountOutOfRange = new(
        "accounts.deposit_amount_out_of_range", FailureKind.Rejected, "The amount is below or above what the product takes.");

    public static readonly Failure NoRate = new(
        "accounts.deposit_no_rate", FailureKind.Rejected, "The product has no rate for this amount and term: choose others.");

    public static readonly Failure InstructionNotOffered = new(
        "accounts.deposit_instruction_not_offered", FailureKind.Rejected, "A recurring deposit is paid out at maturity.");

    public static readonly Failure AccountUnsuitable = new(
        "accounts.deposit_account_unsuitable",
        FailureKind.Rejected,
        "A deposit is paid from and to accounts of its holder in its currency, which are open and no deposits themselves.");

    public static readonly Failure NotEnoughMoney = new(
        "accounts.deposit_not_enough_money", FailureKind.Rejected, "The account does not have the amount: choose a smaller one, or another account.");

    public static readonly Failure ChangedMeanwhile = new(
        "accounts.deposit_changed", FailureKind.Conflict, "The deposit changed at this moment. It is tried again.");

    public static readonly Failure InterestNotPosted = new(
        "accounts.deposit_interest_not_posted",
        FailureKind.Rejected,
        "The deposit's interest is not posted yet, see the list of interest failures: it is tried again at every close.");
}
