using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.CreditLines;

internal static class LineErrors
{
    public static readonly Failure BeforeOpening = new(
        "lending.before_line_opening", FailureKind.Rejected, "Nothing can happen to a credit line before the day on which it was opened.");

    public static readonly Failure Unknown = new("lending.unknown_credit_line", FailureKind.NotFound, "There is no such credit line.");

    public static readonly Failure OfferIsALoan = new(
        "lending.offer_is_a_loan", FailureKind.Conflict, "What is offered is a loan: accept it as one.");

    public static readonly Failure OfferIsALine = new(
        "lending.offer_is_a_line", FailureKind.Conflict, "What is offered is a credit line: open it, and draw what is needed.");

    public static readonly Failure AmountNotPositive = new(
        "lending.line_amount_not_positive", FailureKind.Invalid, "Give an amount above zero.");

    public static readonly Failure OtherCurrency = new(
        "lending.line_other_currency", FailureKind.Rejected, "A credit line is drawn and repaid in its own currency.");

    public static readonly Failure Closed = new(
        "lending.line_closed", FailureKind.Conflict, "The credit line is closed: nothing can happen to it.");

    public static readonly Failure EventOnTheWay = new(
        "lending.line_event_on_the_way", FailureKind.Conflict, "Another draw or repayment of the line is being booked. Try again in a moment.");

    public static readonly Failure Blocked = new(
        "lending.line_blocked", FailureKind.Rejected, "The bank has stopped draws from this credit line. Ask the bank why.");

    public static readonly Failure Expired = new(
        "lending.line_expired", FailureKind.Rejected, "The time in which the credit line could be drawn is over. Ask the bank to extend it.");

    public static readonly Failure Overdue = new(
        "lending.line_overdue", FailureKind.Rejected, "A minimum payment is overdue. Pay it, then the line can be drawn again.");

    public static readonly Failure BeyondLimit = new(
        "lending.beyond_line_limit", FailureKind.Rejected, "The amount is more than is available. Look at what is available and draw that at most.");

    public static readonly Failure BeyondBalance = new(
        "lending.beyond_line_balance",
        FailureKind.Rejected,
        "The amount is more than is owed. Charges of the running cycle are owed from the next statement on.");

    public static readonly Failure Overpaid = new(
        "lending.line_overpaid",
        FailureKind.Rejected,
        "With this, more would have been paid than was owed. Reverse a later repayment first, then note it as what it was.");

    public static readonly Failure UnknownEvent = new(
        "lending.unknown_line_event", FailureKind.NotFound, "The line has no draw or repayment of this number, or it is reversed.");

    public static readonly Failure StillOwed = new(
        "lending.line_still_owed",
        FailureKind.Conflict,
        "Something is still owed. Repay it; charges of the running cycle come with the next statement.");

    public static readonly Failure ReasonMissing = new(
        "lending.line_reason_missing", FailureKind.Invalid, "Say why, in at most 400 characters.");

    public static readonly Failure NotServiced = new(
        "lending.line_not_serviced",
        FailureKind.Conflict,
        "The credit line could not be worked out; the log says why. It is tried again at the next close.");

    public static readonly Failure ChangeInvalid = new(
        "lending.line_change_invalid",
        FailureKind.Invalid,
        "Name a limit above zero in the line's currency for a change of limit, a day after the one until which it is available for an extension, and nothing else.");

    public static readonly Failure ChangeIdle = new(
        "lending.line_change_idle", FailureKind.Conflict, "The line is so already: there is nothing to change.");

    public static readonly Failure ChangeOpen = new(
        "lending.line_change_open", FailureKind.Conflict, "Another change of the line waits for a second person: have it decided first.");

    public static readonly Failure UnknownChange = new("lending.unknown_line_change", FailureKind.NotFound, "There is no such change.");

    public static readonly Failure ChangeDecided = new(
        "lending.line_change_decided", FailureKind.Conflict, "The change was decided already.");

    public static readonly Failure SamePerson = new(
        "lending.line_change_same_person", FailureKind.Forbidden, "Whoever proposed a change cannot agree to it: ask somebody else.");
}
