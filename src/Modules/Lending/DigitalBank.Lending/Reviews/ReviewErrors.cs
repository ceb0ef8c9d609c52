using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Reviews;

internal static class ReviewErrors
{
    public static readonly Failure PolicyInvalid = new(
        "lending.review_policy_invalid",
        FailureKind.Invalid,
        "Points need rising bands of which the last has no end, grades fall, raiseFrom is not below lowerBelow and that not below freezeBelow.");

    public static readonly Failure PolicyDayTaken = new(
        "lending.review_policy_day_taken", FailureKind.Conflict, "Another version of the policy begins on this day: choose another one.");

    public static readonly Failure PolicyInThePast = new(
        "lending.review_policy_in_the_past", FailureKind.Rejected, "The first policy begins on the business date or later, a further one after it.");

    public static readonly Failure NoPolicy = new(
        "lending.no_review_policy", FailureKind.Rejected, "There is no policy for reviews yet: set one.");

    public static readonly Failure Unknown = new("lending.unknown_review", FailureKind.NotFound, "There is no such review.");

    public static readonly Failure UnknownBorrower = new(
        "lending.unknown_borrower", FailureKind.NotFound, "The customer has no loan that could be reviewed.");

    public static readonly Failure NotWaiting = new(
        "lending.review_not_waiting", FailureKind.Conflict, "The review waits for nobody: it was decided, or a later one has taken its place.");

    public static readonly Failure SameDecider = new(
        "lending.same_decider", FailureKind.Forbidden, "Two people have to agree: ask somebody else.");

    public static readonly Failure OtherDecision = new(
        "lending.other_decision",
        FailureKind.Conflict,
        "The first person decided otherwise: agree to that, with the same limit, or leave everything as it was.");

    public static readonly Failure ChoiceImpossible = new(
        "lending.review_choice_impossible",
        FailureKind.Rejected,
        "Raise to a limit above the one there is, but not above the highest of the policy; lower to one below; lift only what is frozen.");

    public static readonly Failure BorrowerFrozen = new(
        "lending.borrower_frozen", FailureKind.Rejected, "The bank lends this customer no new money at the moment. Ask the bank why.");
}
