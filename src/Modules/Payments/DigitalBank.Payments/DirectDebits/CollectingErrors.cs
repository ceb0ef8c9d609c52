using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Refusals to creditors who collect, and about them.</summary>
internal static class CollectingErrors
{
    public static readonly Failure UnknownCreditor = new(
        "payments.unknown_creditor", FailureKind.NotFound, "There is no such creditor.");

    public static readonly Failure CreditorKnown = new(
        "payments.creditor_known", FailureKind.Conflict, "This creditor identifier is another creditor's already.");

    public static readonly Failure CreditorProposalOpen = new(
        "payments.creditor_proposal_open", FailureKind.Conflict, "A proposal about this creditor waits already: decide about it first.");

    public static readonly Failure CreditorProposalMissing = new(
        "payments.creditor_proposal_missing", FailureKind.Conflict, "Nothing about this creditor waits for a decision.");

    public static readonly Failure CreditorProposalChanged = new(
        "payments.creditor_proposal_changed",
        FailureKind.Conflict,
        "The creditor was stopped, or something else was proposed, since you looked. Look at the creditor again and name its revision.");

    public static readonly Failure CreditorNotApproved = new(
        "payments.creditor_not_approved", FailureKind.Rejected, "This creditor may not collect: two members of staff have to approve it.");

    public static readonly Failure CreditorStopped = new(
        "payments.creditor_stopped", FailureKind.Rejected, "The bank has stopped this creditor's collections. Ask the bank why.");

    public static readonly Failure UnknownDebitMandate = new(
        "payments.unknown_debit_mandate", FailureKind.NotFound, "This creditor has no such mandate.");

    public static readonly Failure DebitMandateKnown = new(
        "payments.debit_mandate_known", FailureKind.Conflict, "This creditor has a mandate with this reference already.");

    public static readonly Failure DebitMandateEnded = new(
        "payments.debit_mandate_ended", FailureKind.Rejected, "The mandate is cancelled, or its last collection was made. Have a new one signed.");

    public static readonly Failure DebitMandateExpired = new(
        "payments.debit_mandate_expired", FailureKind.Rejected, "Nothing was collected under the mandate for 36 months, so it has expired. Have a new one signed.");

    public static readonly Failure DebitMandateNotYet = new(
        "payments.debit_mandate_not_yet", FailureKind.Rejected, "The mandate is signed on a later day than the debit falls due.");

    public static readonly Failure DebitMandateSignedLater = new(
        "payments.debit_mandate_signed_later", FailureKind.Rejected, "The mandate is signed on a day that has not come. Keep it once it is signed.");

    public static readonly Failure DebitMandateDiffers = new(
        "payments.debit_mandate_differs", FailureKind.Rejected, "The mandate names another account of the debtor. Amend the mandate first.");

    public static readonly Failure SequenceTypeWrong = new(
        "payments.sequence_type_wrong",
        FailureKind.Rejected,
        "OOFF is for a mandate of one collection, FRST for the first one under a recurrent mandate, RCUR and FNAL for those that follow.");

    public static readonly Failure CollectionTooLarge = new(
        "payments.collection_too_large", FailureKind.Rejected, "The amount is above what this creditor may collect at once.");

    public static readonly Failure DayLimitExceeded = new(
        "payments.collection_day_limit_exceeded", FailureKind.Rejected, "With this one, more would fall due on the day than this creditor may collect.");

    public static readonly Failure TooManyReturned = new(
        "payments.collections_too_many_returned",
        FailureKind.Rejected,
        "Too large a share of this creditor's collections came back. Ask the bank to look at it before the next ones.");

    public static readonly Failure CollectionCurrencyWrong = new(
        "payments.collection_currency_wrong", FailureKind.Rejected, "The creditor's account is not kept in the currency of the collection.");

    public static readonly Failure DueDateWrong = new(
        "payments.due_date_wrong",
        FailureKind.Rejected,
        "The due date is no business day, lies too far ahead, or leaves the debtor less time than the pre-notification has to.");

    public static readonly Failure CollectionKnown = new(
        "payments.collection_known", FailureKind.Conflict, "A collection with this end-to-end id was ordered under this mandate before.");

    public static readonly Failure UnknownCollection = new(
        "payments.unknown_collection", FailureKind.NotFound, "There is no such collection.");

    public static readonly Failure CollectionNotWaiting = new(
        "payments.collection_not_waiting", FailureKind.Conflict, "This collection can't be withdrawn any more. Once it is collected, reverse it.");

    public static readonly Failure CollectionNotCollected = new(
        "payments.collection_not_collected", FailureKind.Conflict, "Only a collection whose money is with the creditor can be reversed, and once.");

    public static readonly Failure NoRefundInB2B = new(
        "payments.no_refund_in_b2b", FailureKind.Rejected, "Between companies a debit is collected only where you have allowed the creditor, and is not refunded. Ask the creditor for the money.");

    public static readonly Failure CreditorNotAllowed = new(
        "payments.creditor_not_allowed", FailureKind.Rejected, "The debtor does not let this creditor collect; between companies the debtor has to allow it first.");
}
