using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Losses;

internal static class LossErrors
{
    public static readonly Failure KindUnknown = new(
        "lending.loss_kind_unknown", FailureKind.Invalid, "A loan is given up by chargeOff or by writeOff: choose one.");

    public static readonly Failure UnknownProposal = new(
        "lending.unknown_loss_proposal", FailureKind.NotFound, "There is no such proposal.");

    public static readonly Failure OwnProposal = new(
        "lending.own_proposal", FailureKind.Forbidden, "Whoever proposed it cannot decide about it: ask somebody else.");

    public static readonly Failure AlreadyDecided = new(
        "lending.proposal_decided", FailureKind.Conflict, "The proposal has been decided. Make another one if it is needed.");

    public static readonly Failure ProposalOpen = new(
        "lending.proposal_open", FailureKind.Conflict, "There is a proposal for this loan already: decide that one first.");

    public static readonly Failure GivenUp = new(
        "lending.loan_given_up",
        FailureKind.Conflict,
        "The loan was charged off or written off. What is still paid for it is a recovery, which the bank's staff book.");

    public static readonly Failure NotGivenUp = new(
        "lending.loan_not_given_up", FailureKind.Conflict, "The loan was not given up: what is paid for it is a repayment.");

    public static readonly Failure BeyondLoss = new(
        "lending.beyond_loss", FailureKind.Rejected, "The amount is more than what was lost and has not come back yet.");

    public static readonly Failure NotMapped = new(
        "lending.loss_not_mapped",
        FailureKind.Rejected,
        "The ledger's mappings of loan-loss and loan-recovery name no account: set the debit of the one and the credit of the other.");
}
