using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Losses;

/// <summary>Proposes to give a loan up. Nothing changes until a second person agrees.</summary>
/// <param name="Reason">Why, for whoever decides and for whoever reads it years later.</param>
internal sealed record ProposeLoss(Guid LoanId, LossKind Kind, string Reason) : ICommand<LossProposalView>;

/// <summary>A page of proposals in the order in which they were made.</summary>
/// <param name="Status">Those in this state; null for all.</param>
internal sealed record ListLossProposals(LossStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<LossProposalView>>;

/// <param name="Principal">What of it is lost; zero until it is agreed to.</param>
/// <param name="Interest">Earned and never paid, and so lost too.</param>
internal sealed record LossProposalView(
    Guid ProposalId,
    Guid LoanId,
    LossKind Kind,
    LossStatus Status,
    string Reason,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? DecidedBy,
    string? DecisionReason,
    DateOnly? Date,
    Money Principal,
    Money Interest)
{
    public static LossProposalView Of(LossProposal proposal, string currencyCode)
    {
        var currency = Currency.Of(currencyCode);
        return new LossProposalView(
            proposal.Id, proposal.LoanId, proposal.Kind, proposal.Status, proposal.Reason, proposal.ProposedBy, proposal.ProposedAt,
            proposal.DecidedBy, proposal.DecisionReason, proposal.Date, Money.OfMinor(proposal.Principal, currency),
            Money.OfMinor(proposal.Interest, currency));
    }
}

internal sealed class ProposeLossValidator : AbstractValidator<ProposeLoss>
{
    public const int LongestReason = 140;

    public ProposeLossValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithErrorCode(LossErrors.KindUnknown.Code).WithMessage(LossErrors.KindUnknown.Message);
        RuleFor(c => c.Reason)
            .NotEmpty().WithErrorCode("lending.reason_missing")
            .MaximumLength(LongestReason).WithErrorCode("lending.reason_too_long");
    }
}

internal sealed class ProposeLossHandler(LendingDbContext db, IActor actor, TimeProvider clock)
    : ICommandHandler<ProposeLoss, LossProposalView>
{
    public async Task<Result<LossProposalView>> Handle(ProposeLoss command, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.LoanId, cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        if (loan.WhyNotGiveUp(command.Kind) is { } refused)
        {
            return refused;
        }

        if (await db.LossProposals.AnyAsync(p => p.LoanId == loan.Id && p.Status == LossStatus.Proposed, cancellationToken))
        {
            return LossErrors.ProposalOpen;
        }

        var proposal = LossProposal.Of(loan.Id, command.Kind, command.Reason, actor.Subject, clock.GetUtcNow());
        db.LossProposals.Add(proposal);
        await db.SaveChangesAsync(cancellationToken);
        return LossProposalView.Of(proposal, loan.CurrencyCode);
    }
}

internal sealed class ListLossProposalsHandler(LendingDbContext db) : IQueryHandler<ListLossProposals, IReadOnlyList<LossProposalView>>
{
    public async Task<Result<IReadOnlyList<LossProposalView>>> Handle(ListLossProposals query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.LossProposals.AsNoTracking()
            .Where(p => (query.Status == null || p.Status == query.Status) && p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Take(query.Limit)
            .Join(db.Loans, p => p.LoanId, loan => loan.Id, (p, loan) => new { Proposal = p, loan.CurrencyCode })
            .ToListAsync(cancellationToken);
        return page.OrderBy(one => one.Proposal.Id).Select(one => LossProposalView.Of(one.Proposal, one.CurrencyCode)).ToList();
    }
}
