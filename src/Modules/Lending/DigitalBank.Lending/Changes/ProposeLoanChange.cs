using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Changes;

/// <summary>Proposes to agree a loan anew. Nothing changes until a second person agrees; both see what it would change.</summary>
/// <param name="Kind">Reschedule, re-amortisation or re-age.</param>
internal sealed record ProposeLoanChange(Guid LoanId, LoanEventKind Kind, LoanEventDetails? Details, string Reason) : ICommand<ChangeProposalView>;

/// <summary>A page of proposals in the order in which they were made.</summary>
/// <param name="Status">Those in this state; null for all.</param>
internal sealed record ListLoanChanges(ChangeStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<ChangeProposalView>>;

/// <param name="Effect">As it was shown when it was proposed.</param>
/// <param name="Event">The number of the loan's event that it became.</param>
internal sealed record ChangeProposalView(
    Guid ProposalId, Guid LoanId, LoanEventKind Kind, LoanEventDetails Details, ChangeEffect Effect, ChangeStatus Status, string Reason, string ProposedBy,
    DateTimeOffset ProposedAt, string? DecidedBy, string? DecisionReason, int? Event)
{
    public static ChangeProposalView Of(LoanChangeProposal proposal) => new(
        proposal.Id, proposal.LoanId, proposal.Kind, proposal.ToDraft().Details!, proposal.ReadEffect(), proposal.Status, proposal.Reason,
        proposal.ProposedBy, proposal.ProposedAt, proposal.DecidedBy, proposal.DecisionReason, proposal.Event);
}

internal sealed class ProposeLoanChangeValidator : AbstractValidator<ProposeLoanChange>
{
    public ProposeLoanChangeValidator()
    {
        RuleFor(c => c).Must(c => LoanChangeProposal.IsChange(c.Kind) && (c.Details is not null || c.Kind == LoanEventKind.Reamortisation))
            .WithErrorCode(ChangeErrors.KindUnknown.Code).WithMessage(ChangeErrors.KindUnknown.Message);
        RuleFor(c => c.Reason).Must(reason => reason is { Length: > 0 and <= LendingDbContext.LongestReason })
            .WithErrorCode(ServicingErrors.ReasonMissing.Code).WithMessage(ServicingErrors.ReasonMissing.Message);
    }
}

internal sealed class ProposeLoanChangeHandler(
    LendingDbContext db, LoanCatalogue catalogue, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<ProposeLoanChange, ChangeProposalView>
{
    public async Task<Result<ChangeProposalView>> Handle(ProposeLoanChange command, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.LoanId, cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var history = await db.Events.AsNoTracking().Where(e => e.LoanId == loan.Id).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        if (history.Exists(one => !one.IsBooked))
        {
            return ServicingErrors.EventOnTheWay;
        }

        if (await db.ChangeProposals.AnyAsync(p => p.LoanId == loan.Id && p.Status == ChangeStatus.Proposed, cancellationToken))
        {
            return ChangeErrors.ProposalOpen;
        }

        var terms = (await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken)).ReadTerms();
        var today = await calendar.TodayAsync(cancellationToken);
        var draft = new LoanEventDraft(command.Kind, Details: command.Details, Reason: command.Reason);
        var decided = new LoanDecision(terms, loan, history, today).Decide(draft, Guid.CreateVersion7(), actor.Subject);
        if (!decided.IsSuccess)
        {
            return decided.Failure;
        }

        // What was decided says it in full: a re-age without a rate is proposed with the one in force.
        var effect = new ChangeEffect(
            LoanView.Of(loan).Outstanding,
            LoanRest.Of(LoanStanding.Of(terms, loan, history), loan.Amount.Currency, today),
            LoanRest.Of(LoanStanding.Of(terms, loan, [.. history, decided.Value]), loan.Amount.Currency, today));
        var proposal = LoanChangeProposal.Of(loan, draft with { Details = decided.Value.ReadDetails() }, effect, actor.Subject, clock.GetUtcNow());
        db.ChangeProposals.Add(proposal);
        await db.SaveChangesAsync(cancellationToken);
        return ChangeProposalView.Of(proposal);
    }
}

internal sealed class ListLoanChangesHandler(LendingDbContext db) : IQueryHandler<ListLoanChanges, IReadOnlyList<ChangeProposalView>>
{
    public async Task<Result<IReadOnlyList<ChangeProposalView>>> Handle(ListLoanChanges query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.ChangeProposals.AsNoTracking()
            .Where(p => (query.Status == null || p.Status == query.Status) && p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(ChangeProposalView.Of);
    }
}
