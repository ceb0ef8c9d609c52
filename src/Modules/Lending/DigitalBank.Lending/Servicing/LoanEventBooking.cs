using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Servicing;

/// <summary>Lets something happen to a loan: decides what it changes, saves that, and books it. Each part may be repeated.</summary>
internal sealed class LoanEventBooking(
    LendingDbContext db, LoanCatalogue catalogue, LoanLedger ledger, IBusinessCalendar calendar, IMediator bank, IActor actor, TimeProvider clock)
{
    /// <param name="partyId">Only if the loan is theirs; null for staff.</param>
    public async Task<Result<LoanView>> HappenAsync<TCommand>(
        TCommand command, Guid loanId, Guid? partyId, LoanEventDraft draft, CancellationToken cancellationToken)
        where TCommand : IIdempotentCommand
    {
        var loan = await db.Loans.SingleOrDefaultAsync(l => l.Id == loanId && (partyId == null || l.PartyId == partyId), cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var key = DerivedKey.Of("loan-event", actor.Subject, command.IdempotencyKey.ToString());
        var happened = await db.Events.SingleOrDefaultAsync(e => e.Key == key, cancellationToken);
        if (happened is null)
        {
            var decided = await DecideAsync(loan, draft, key, cancellationToken);
            if (!decided.IsSuccess)
            {
                return decided.Failure;
            }

            happened = decided.Value;
        }
        else if (happened.LoanId != loan.Id || happened.Kind != draft.Kind || happened.Amount != (draft.Amount?.MinorUnits ?? happened.Amount))
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        return await BookAsync(loan, happened, command, cancellationToken) is { } failure ? failure : LoanView.Of(loan);
    }

    /// <returns>Why not, or null. An event that the ledger refuses is given up.</returns>
    public async Task<Failure?> BookAsync(GrantedLoan loan, LoanEvent happened, IIdempotentCommand? command, CancellationToken cancellationToken)
    {
        if (!happened.IsBooked)
        {
            var account = await bank.Send(new GetAccount(loan.AccountId), cancellationToken);
            var refused = account.Failure ?? await ledger.BookAsync(loan, happened, account.Value.LedgerAccountId, cancellationToken);
            if (refused is not null)
            {
                if (refused.Kind == FailureKind.Unavailable)
                {
                    return refused;
                }

                // Another worker may have booked it after this one was refused: then the money has moved.
                var found = await ledger.FindAsync(LoanLedger.KeyOf(happened), cancellationToken);
                if (!found.IsSuccess || found.Value.Entry is null)
                {
                    return found.Failure ?? await GiveUpAsync(loan, happened, refused);
                }
            }

            await NoteAsync(loan, happened);
        }

        // The money has moved: what says so is saved even when the caller has left.
        if (command is not null)
        {
            db.Remember(command, LoanView.Of(loan));
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    /// <summary>Saves what an event changes, with all else that the context holds. It is booked next.</summary>
    /// <param name="key">By which the same event is found again.</param>
    public async Task<Result<LoanEvent>> DecideAsync(GrantedLoan loan, LoanEventDraft draft, Guid key, CancellationToken cancellationToken)
    {
        var history = await db.Events.AsNoTracking().Where(e => e.LoanId == loan.Id).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        if (history.Exists(one => !one.IsBooked))
        {
            return ServicingErrors.EventOnTheWay;
        }

        var version = await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken);
        var today = await calendar.TodayAsync(cancellationToken);
        var decided = new LoanDecision(version.ReadTerms(), loan, history, today).Decide(draft, key, actor.Subject);
        if (decided.IsSuccess)
        {
            // Saved before the ledger is asked. The loan's version makes sure that nobody else decides about it at this moment.
            decided.Value.DecidedAt = clock.GetUtcNow();
            loan.Decided(decided.Value.Number);
            db.Events.Add(decided.Value);
            await db.SaveChangesAsync(cancellationToken);
        }

        return decided;
    }

    private async Task NoteAsync(GrantedLoan loan, LoanEvent happened)
    {
        happened.IsBooked = true;
        loan.Happened(happened);
        if (happened.Kind == LoanEventKind.Reversal)
        {
            var target = await db.Events.SingleAsync(e => e.LoanId == loan.Id && e.Number == happened.Target, CancellationToken.None);
            target.IsReversed = true;
        }
    }

    private async Task<Failure> GiveUpAsync(GrantedLoan loan, LoanEvent happened, Failure refused)
    {
        // Its number stays unused, and whoever decides at this moment is told to look again.
        loan.Decided(happened.Number);
        db.Events.Remove(happened);
        if (await db.ChangeProposals.SingleOrDefaultAsync(p => p.LoanId == loan.Id && p.Event == happened.Number, CancellationToken.None) is { } proposal)
        {
            proposal.GiveUp();
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return refused;
    }
}

/// <summary>Books events that a crash or an outage has left on the way.</summary>
internal sealed class BookLoanEvents(LendingDbContext db, IServiceScopeFactory scopes, TimeProvider clock) : IBankJob
{
    private const int MostAtOnce = 1_000;

    /// <summary>Until then whoever asked for it is still booking it.</summary>
    private static readonly TimeSpan LeftAfter = TimeSpan.FromMinutes(1);

    public string Name => "book-loan-events";

    public string Description => "Book repayments and other events of loans that were interrupted";

    public string? DefaultSchedule => "55 0/2 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - LeftAfter;
        var ids = await db.Events.AsNoTracking()
            .Where(e => !e.IsBooked && e.DecidedAt <= before).OrderBy(e => e.Id).Select(e => e.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in ids)
        {
            failed += await TryAsync(id, cancellationToken) ? 0 : 1;
        }

        return new StepReport(ids.Count, failed);
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var happened = await context.Events.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (happened is null)
        {
            return true;
        }

        var loan = await context.Loans.SingleAsync(l => l.Id == happened.LoanId, cancellationToken);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<LoanEventBooking>().BookAsync(loan, happened, command: null, cancellationToken) is null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever changed it at this moment books it.
            return false;
        }
    }
}
