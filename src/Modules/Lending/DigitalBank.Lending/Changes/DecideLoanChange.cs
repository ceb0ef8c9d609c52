using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Changes;

/// <summary>Agrees to a change of a loan, or not. Whoever proposed it cannot, and not after something else has happened to the loan.</summary>
internal sealed record DecideLoanChange(Guid ProposalId, bool IsApproved, string Reason) : ICommand<ChangeProposalView>;

internal sealed class DecideLoanChangeValidator : AbstractValidator<DecideLoanChange>
{
    public DecideLoanChangeValidator() => RuleFor(c => c.Reason).Must(reason => reason is { Length: > 0 and <= LendingDbContext.LongestReason })
        .WithErrorCode(ServicingErrors.ReasonMissing.Code).WithMessage(ServicingErrors.ReasonMissing.Message);
}

internal sealed class DecideLoanChangeHandler(LendingDbContext db, LoanEventBooking events, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideLoanChange, ChangeProposalView>
{
    public async Task<Result<ChangeProposalView>> Handle(DecideLoanChange command, CancellationToken cancellationToken)
    {
        var proposal = await db.ChangeProposals.SingleOrDefaultAsync(p => p.Id == command.ProposalId, cancellationToken);
        if (proposal is null)
        {
            return ChangeErrors.UnknownProposal;
        }

        var loan = await db.Loans.SingleAsync(l => l.Id == proposal.LoanId, cancellationToken);
        if (proposal.Decide(command.IsApproved, command.Reason, actor.Subject, loan, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        if (!command.IsApproved)
        {
            await db.SaveChangesAsync(cancellationToken);
            return ChangeProposalView.Of(proposal);
        }

        // The decision is saved with the event, so that there is never one without the other; what a crash leaves then, the job for events books.
        var decided = await events.DecideAsync(loan, proposal.ToDraft(), DerivedKey.Of("loan-change", proposal.Id.ToString()), cancellationToken);
        return !decided.IsSuccess ? decided.Failure
            : await events.BookAsync(loan, decided.Value, command: null, cancellationToken) is { } failure ? failure
            : ChangeProposalView.Of(proposal);
    }
}
