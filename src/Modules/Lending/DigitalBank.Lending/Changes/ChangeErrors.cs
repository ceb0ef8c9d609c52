using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Changes;

internal static class ChangeErrors
{
    public static readonly Failure KindUnknown = new(
        "lending.change_kind_unknown", FailureKind.Invalid, "A loan is agreed anew by reschedule, reamortisation or reAge, each with its details: choose one.");

    public static readonly Failure UnknownProposal = new(
        "lending.unknown_change_proposal", FailureKind.NotFound, "There is no such proposal.");

    public static readonly Failure OwnProposal = new(
        "lending.own_change_proposal", FailureKind.Forbidden, "Whoever proposed it cannot agree to it: ask somebody else.");

    public static readonly Failure AlreadyDecided = new(
        "lending.change_decided", FailureKind.Conflict, "The proposal has been decided. Make another one if it is needed.");

    public static readonly Failure ProposalOpen = new(
        "lending.change_open", FailureKind.Conflict, "There is a proposal to change this loan already: decide that one first.");

    public static readonly Failure Outdated = new(
        "lending.change_outdated", FailureKind.Conflict, "Something has happened to the loan since it was proposed. Decline it and propose it again.");

    public static readonly Failure TwoNeeded = new(
        "lending.two_people_needed", FailureKind.Rejected, "Two people have to agree to this change of a loan. Propose it and let somebody else decide.");
}
