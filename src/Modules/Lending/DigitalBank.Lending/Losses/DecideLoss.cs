using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Losses;

/// <summary>Agrees to giving a loan up, or not. Whoever proposed it cannot. What is agreed to is booked with the answer.</summary>
internal sealed record DecideLoss(Guid ProposalId, bool IsApproved, string Reason) : ICommand<LossProposalView>;

internal sealed class DecideLossValidator : AbstractValidator<DecideLoss>
{
    public DecideLossValidator() => RuleFor(c => c.Reason)
        .NotEmpty().WithErrorCode("lending.reason_missing")
        .MaximumLength(ProposeLossValidator.LongestReason).WithErrorCode("lending.reason_too_long");
}

internal sealed class DecideLossHandler(
    LendingDbContext db, LossBooking booking, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideLoss, LossProposalView>
{
    public async Task<Result<LossProposalView>> Handle(DecideLoss command, CancellationToken cancellationToken)
    {
        var proposal = await db.LossProposals.SingleOrDefaultAsync(p => p.Id == command.ProposalId, cancellationToken);
        if (proposal is null)
        {
            return LossErrors.UnknownProposal;
        }

        var loan = await db.Loans.SingleAsync(l => l.Id == proposal.LoanId, cancellationToken);
        if (proposal.Decide(command.IsApproved, command.Reason, actor.Subject, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        if (command.IsApproved && await LoseAsync(loan, proposal, cancellationToken) is { } impossible)
        {
            return impossible;
        }

        // Saved before the ledger is asked. The loan's version makes sure that nobody repays it at this moment.
        await db.SaveChangesAsync(cancellationToken);
        return command.IsApproved && await booking.BookAsync(loan, proposal, cancellationToken) is { } failure
            ? failure
            : LossProposalView.Of(proposal, loan.CurrencyCode);
    }

    private async Task<Failure?> LoseAsync(GrantedLoan loan, LossProposal proposal, CancellationToken cancellationToken)
    {
        if (loan.WhyNotGiveUp(proposal.Kind) is { } refused)
        {
            return refused;
        }

        if (await db.Events.AnyAsync(e => e.LoanId == loan.Id && !e.IsBooked, cancellationToken))
        {
            return ServicingErrors.EventOnTheWay;
        }

        // A loan that was charged off has left the books: nothing stands in them any more, and giving up the claim moves nothing.
        proposal.Lose(await calendar.TodayAsync(cancellationToken), loan.Outstanding, loan.Owed);
        loan.BeGivenUp(proposal.Kind);
        return null;
    }
}

/// <summary>Books a loss that was agreed to. May be repeated.</summary>
internal sealed class LossBooking(LendingDbContext db, LossLedger ledger)
{
    /// <returns>Why the ledger does not take it, or null. It stays to be booked until the ledger does.</returns>
    public async Task<Failure?> BookAsync(GrantedLoan loan, LossProposal loss, CancellationToken cancellationToken)
    {
        if (await ledger.BookLossAsync(loan, loss, cancellationToken) is { } failure)
        {
            return failure;
        }

        loss.Booked();
        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }
}

/// <summary>Books losses and recoveries that a crash, an outage or a missing mapping has left on the way.</summary>
internal sealed class BookLoanLosses(LendingDbContext db, IServiceScopeFactory scopes, TimeProvider clock) : IBankJob
{
    private const int MostAtOnce = 1_000;

    /// <summary>Until then whoever asked for it is still booking it.</summary>
    private static readonly TimeSpan LeftAfter = TimeSpan.FromMinutes(1);

    public string Name => "book-loan-losses";

    public string Description => "Book losses and recoveries of loans that were interrupted";

    public string? DefaultSchedule => "45 0/2 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - LeftAfter;
        var losses = await db.LossProposals.AsNoTracking()
            .Where(p => p.Status == LossStatus.Approved && p.DecidedAt <= before).OrderBy(p => p.Id).Select(p => p.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        var recoveries = await db.Recoveries.AsNoTracking()
            .Where(r => !r.IsBooked && r.RecordedAt <= before).OrderBy(r => r.Id).Select(r => r.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in losses)
        {
            failed += await TryAsync(services => BookLossAsync(services, id, cancellationToken)) ? 0 : 1;
        }

        foreach (var id in recoveries)
        {
            failed += await TryAsync(services => BookRecoveryAsync(services, id, cancellationToken)) ? 0 : 1;
        }

        return new StepReport(losses.Count + recoveries.Count, failed);
    }

    private static async Task<Failure?> BookLossAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<LendingDbContext>();
        var loss = await context.LossProposals.SingleAsync(p => p.Id == id, cancellationToken);
        var loan = await context.Loans.SingleAsync(l => l.Id == loss.LoanId, cancellationToken);
        return loss.Status == LossStatus.Booked
            ? null
            : await services.GetRequiredService<LossBooking>().BookAsync(loan, loss, cancellationToken);
    }

    private static async Task<Failure?> BookRecoveryAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<LendingDbContext>();
        var recovery = await context.Recoveries.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (recovery is null)
        {
            return null;
        }

        var loan = await context.Loans.SingleAsync(l => l.Id == recovery.LoanId, cancellationToken);
        return await services.GetRequiredService<RecoveryBooking>().BookAsync(loan, recovery, command: null, cancellationToken);
    }

    private async Task<bool> TryAsync(Func<IServiceProvider, Task<Failure?>> book)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await book(scope.ServiceProvider) is null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever changed it at this moment books it.
            return false;
        }
    }
}
