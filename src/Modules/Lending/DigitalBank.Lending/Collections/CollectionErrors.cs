using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Collections;

internal static class CollectionErrors
{
    public static readonly Failure TermsInvalid = new(
        "lending.product_collections_invalid",
        FailureKind.Invalid,
        "Give at most 9 reminders with rising days past due of 1 to 365, texts of at most 1,000 characters and fees of zero or more in the "
        + "product's currency, and promises of at most 90 days.");

    public static readonly Failure BucketUnknown = new(
        "lending.arrears_bucket_unknown", FailureKind.Invalid, "Ask for current, upTo30Days, upTo60Days, upTo90Days or over90Days.");

    public static readonly Failure UnknownCase = new(
        "lending.unknown_arrears_case", FailureKind.NotFound, "There is no such case.");

    public static readonly Failure CaseClosed = new(
        "lending.arrears_case_closed", FailureKind.Conflict, "The case is closed: the loan is not overdue any more. Its file can still be read.");

    public static readonly Failure CaseTaken = new(
        "lending.arrears_case_taken", FailureKind.Conflict, "Somebody else works on the case. Ask them, or let a supervisor assign it.");

    public static readonly Failure OwnerInvalid = new(
        "lending.arrears_owner_invalid", FailureKind.Invalid, "Name a log-in of at most 200 characters, or nobody.");

    public static readonly Failure ActionInvalid = new(
        "lending.next_action_invalid", FailureKind.Invalid, "Choose call, write, visit, agreeAnew or giveUp, and a day from the business date on, or neither.");

    public static readonly Failure NoteInvalid = new(
        "lending.note_invalid", FailureKind.Invalid, "A note has 1 to 1,000 characters.");

    public static readonly Failure PromiseInvalid = new(
        "lending.promise_invalid", FailureKind.Invalid, "A promise is of an amount above zero.");

    public static readonly Failure PromiseDay = new(
        "lending.promise_day", FailureKind.Rejected, "The day of a promise lies between the business date and the longest time that the product allows.");

    public static readonly Failure PromiseOpen = new(
        "lending.promise_open", FailureKind.Conflict, "A promise of this loan is open already. Wait for its day, or withdraw it.");

    public static readonly Failure UnknownPromise = new(
        "lending.unknown_promise", FailureKind.NotFound, "The case has no such promise that is open.");

    public static readonly Failure PauseInvalid = new(
        "lending.pause_invalid", FailureKind.Rejected, "The last day of a pause lies between the business date and 366 days later.");

    public static readonly Failure PauseRunning = new(
        "lending.pause_running", FailureKind.Conflict, "The loan's arrears are paused already. End that pause first.");

    public static readonly Failure NoPause = new(
        "lending.no_pause", FailureKind.Conflict, "There is no pause of this number that still lasts.");
}
