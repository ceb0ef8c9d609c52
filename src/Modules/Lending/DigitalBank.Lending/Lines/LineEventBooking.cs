using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Lines;

/// <summary>Lets something happen to a credit line: decides what it changes, saves that, and books it. Each part may be repeated.</summary>
internal sealed class LineEventBooking(
    LendingDbContext db, LoanCatalogue catalogue, LoanLedger ledger, IBusinessCalendar calendar, IMediator bank, IActor actor, TimeProvider clock)
{
    /// <param name="partyId">Only if the line is theirs; null for staff.</param>
    public async Task<Result<CreditLineView>> HappenAsync<TCommand>(
        TCommand command, Guid lineId, Guid? partyId, LineEventDraft draft, CancellationToken cancellationToken)
        where TCommand : IIdempotentCommand
    {
        var line = await db.CreditLines.SingleOrDefaultAsync(l => l.Id == lineId && (partyId == null || l.PartyId == partyId), cancellationToken);
        if (line is null)
        {
            return LineErrors.Unknown;
        }

        var key = DerivedKey.Of("line-event", actor.Subject, command.IdempotencyKey.ToString());
        var happened = await db.LineEvents.SingleOrDefaultAsync(e => e.Key == key, cancellationToken);
        if (happened is null)
        {
            var decided = await DecideAsync(line, draft, key, cancellationToken);
            if (!decided.IsSuccess)
            {
                return decided.Failure;
            }

            happened = decided.Value;
        }
        else if (happened.LineId != line.Id || happened.Kind != draft.Kind || happened.Amount != (draft.Amount?.MinorUnits ?? happened.Amount))
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        return await BookAsync(line, happened, command, cancellationToken) is { } failure ? failure : CreditLineView.Of(line);
    }

    /// <returns>Why not, or null. An event that the ledger refuses is given up.</returns>
    public async Task<Failure?> BookAsync(CreditLine line, LineEvent happened, IIdempotentCommand? command, CancellationToken cancellationToken)
    {
        if (!happened.IsBooked)
        {
            if (await PostAsync(line, happened, cancellationToken) is { } refused)
            {
                if (refused.Kind == FailureKind.Unavailable)
                {
                    return refused;
                }

                // Another worker may have booked it after this one was refused: then the money has moved.
                var found = await ledger.FindAsync(KeyOf(happened), cancellationToken);
                if (!found.IsSuccess || found.Value.Entry is null)
                {
                    return found.Failure ?? await GiveUpAsync(line, happened, refused);
                }
            }

            happened.IsBooked = true;
            line.Happened(happened);
        }

        // The money has moved: what says so is saved even when the caller has left.
        if (command is not null)
        {
            db.Remember(command, CreditLineView.Of(line));
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    private async Task<Failure?> PostAsync(CreditLine line, LineEvent happened, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(line.AccountId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        if (line.LedgerAccountId is null)
        {
            var opened = await ledger.OpenAccountAsync($"line-{line.Id:N}", "Credit line", line.CurrencyCode, cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Failure;
            }

            line.AccountOpened(opened.Value.LedgerAccountId);
        }

        return await ledger.BookAsync(
            new LoanEntry(
                KeyOf(happened), line.Id, CodeOf(happened.Kind), line.ProductCode, line.CurrencyCode, happened.BookingDate,
                line.LedgerAccountId!.Value, account.Value.LedgerAccountId, happened.Cash, new LoanChange(happened.Principal, happened.Owed, CreditBalance: 0),
                happened.Fresh),
            cancellationToken);
    }

    private async Task<Result<LineEvent>> DecideAsync(CreditLine line, LineEventDraft draft, Guid key, CancellationToken cancellationToken)
    {
        var history = await db.LineEvents.AsNoTracking().Where(e => e.LineId == line.Id).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        if (history.Exists(one => !one.IsBooked))
        {
            return LineErrors.EventOnTheWay;
        }

        var borrower = await db.Borrowers.AsNoTracking().SingleOrDefaultAsync(b => b.PartyId == line.PartyId, cancellationToken);
        if (draft.Kind == LineEntryKind.Draw && borrower is { IsFrozen: true })
        {
            return ReviewErrors.BorrowerFrozen;
        }

        var terms = (await catalogue.VersionAsync(line.ProductCode, line.ProductVersion, cancellationToken)).ReadTerms();
        var today = await calendar.TodayAsync(cancellationToken);
        var decided = new LineDecision(terms.Line!, line, history, borrower?.Limit?.On(terms.Policy.MostExposure).MinorUnits, today)
            .Decide(draft, key, actor.Subject, clock.GetUtcNow());
        if (decided.IsSuccess)
        {
            // Saved before the ledger is asked. The line's version makes sure that nobody else decides about it at this moment.
            line.Decided(decided.Value.Number);
            db.LineEvents.Add(decided.Value);
            await db.SaveChangesAsync(cancellationToken);
        }

        return decided;
    }

    private async Task<Failure> GiveUpAsync(CreditLine line, LineEvent happened, Failure refused)
    {
        // Its number stays unused, and whoever decides at this moment is told to look again.
        line.Decided(happened.Number);
        db.LineEvents.Remove(happened);
        await db.SaveChangesAsync(CancellationToken.None);
        return refused;
    }

    private static Guid KeyOf(LineEvent happened) => DerivedKey.Of("line-event", happened.Id.ToString());

    /// <summary>The event's code in entries and statements.</summary>
    private static string CodeOf(LineEntryKind kind) => kind switch
    {
        LineEntryKind.Draw => "credit-line-draw",
        LineEntryKind.Repayment => "credit-line-repayment",
        _ => "credit-line-reversal",
    };
}

/// <summary>Books draws and repayments that a crash or an outage has left on the way.</summary>
internal sealed class BookLineEvents(LendingDbContext db, IServiceScopeFactory scopes, TimeProvider clock) : IBankJob
{
    private const int MostAtOnce = 1_000;

    /// <summary>Until then whoever asked for it is still booking it.</summary>
    private static readonly TimeSpan LeftAfter = TimeSpan.FromMinutes(1);

    public string Name => "book-line-events";

    public string Description => "Book draws, repayments and reversals of credit lines that were interrupted";

    public string? DefaultSchedule => "40 0/2 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - LeftAfter;
        var ids = await db.LineEvents.AsNoTracking()
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
        var happened = await context.LineEvents.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (happened is null)
        {
            return true;
        }

        var line = await context.CreditLines.SingleAsync(l => l.Id == happened.LineId, cancellationToken);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<LineEventBooking>().BookAsync(line, happened, command: null, cancellationToken) is null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever changed it at this moment books it.
            return false;
        }
    }
}
