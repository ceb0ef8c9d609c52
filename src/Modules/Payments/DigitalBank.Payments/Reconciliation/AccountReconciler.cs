using DigitalBank.Payments.Data;
using DigitalBank.Payments.Reconciliation.Matching;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// Brings an account up to date: takes up the new lines of our ledger, and with a statement its entries, and matches what is open. The
/// statement, its items, the matches it brings and the payments it settles are one transaction.
/// </summary>
internal sealed class AccountReconciler(
    PaymentsDbContext db,
    LedgerSide ledgerSide,
    StatementIntake intake,
    ReconciledAccounts accounts,
    ReconciliationRows rows,
    TimeProvider clock)
{
    public async Task<Result<ReconciliationRun>> TakeInAsync(IncomingStatement incoming, CancellationToken cancellationToken)
    {
        if (await intake.WhyKnownAsync(incoming, cancellationToken) is { } known)
        {
            return known;
        }

        var number = await intake.NextNumberAsync(incoming.Account, cancellationToken);
        var existing = await ExistingAsync(incoming.Account, cancellationToken);
        var run = await intake.ReadAsync(incoming, number, existing, cancellationToken);
        await FinishAsync(run, cancellationToken);
        return run;
    }

    /// <summary>Without a statement: what came to our ledger meanwhile, against what is open.</summary>
    public async Task<ReconciliationRun> BringUpToDateAsync(ReconciledAccount account, CancellationToken cancellationToken)
    {
        var run = new ReconciliationRun(account, await ExistingAsync(account, cancellationToken));
        await FinishAsync(run, cancellationToken);
        return run;
    }

    private async Task<IReadOnlyList<ReconciliationItem>> ExistingAsync(ReconciledAccount account, CancellationToken cancellationToken)
    {
        await foreach (var page in ledgerSide.NewItemsAsync(account, cancellationToken))
        {
            // Each page by itself: a crash loses nothing, and the next run goes on after it.
            await rows.TakeUpAsync(page, cancellationToken);
        }

        var open = await db.ReconciliationItems.AsNoTracking()
            .Where(item => item.LedgerAccountId == account.LedgerAccountId && item.MatchId == null)
            .ToListAsync(cancellationToken);
        var notified = await db.ReconciliationItems.AsNoTracking()
            .Where(item => item.LedgerAccountId == account.LedgerAccountId && item.Side == ReconciliationSide.Statement
                && item.StatedInId == null && item.StatementId != null && item.MatchId != null)
            .ToListAsync(cancellationToken);
        return [.. open, .. notified];
    }

    private async Task FinishAsync(ReconciliationRun run, CancellationToken cancellationToken)
    {
        TakeWrittenOff(run);
        CloseGaps(run);
        Take(run, MatchingEngine.Cancelled(run.ToMatch(ReconciliationSide.Ledger), run.Account.Kind == ReconciledAccountKind.Suspense));
        var outcome = MatchingEngine.Match(
            run.ToMatch(ReconciliationSide.Statement), run.ToMatch(ReconciliationSide.Ledger), accounts.RulesFor(run.Account));
        Take(run, outcome.Matches);
        await new BreakReasons(db).ExplainAsync(run.Account.LedgerAccountId, [.. run.Items], outcome.Ambiguous, cancellationToken);
        await rows.SaveAsync(run, cancellationToken);
    }

    /// <summary>The line that a write-off booked, with the break that it takes away.</summary>
    private void TakeWrittenOff(ReconciliationRun run)
    {
        var pairs = run.Items.Where(item => item is { IsOpen: true, WriteOffId: not null }).GroupBy(item => item.WriteOffId!.Value)
            .Select(group => new ItemMatch(
                MatchRule.WrittenOff,
                [.. group.Where(item => item.Side == ReconciliationSide.Statement)],
                [.. group.Where(item => item.Side == ReconciliationSide.Ledger)]))
            .Where(match => match.Items.Count() == 2 && (match.Statement.Count == 1 ? match.DifferenceMinor : match.Ledger.Sum(item => item.AmountMinor)) == 0)
            .ToList();
        Take(run, pairs);
    }

    /// <summary>A gap before a statement, and the late statement that fills it; or the late ones, where each fills a part.</summary>
    private void CloseGaps(ReconciliationRun run)
    {
        var gaps = run.Items.Where(item => item is { IsOpen: true, WriteOffId: null, Reason: BreakReason.OpeningBalance }).OrderBy(item => item.Id).ToList();
        foreach (var gap in gaps.Where(gap => gap.AmountMinor > 0))
        {
            if (gaps.Find(other => other.IsOpen && other.AmountMinor == -gap.AmountMinor && other.BookingDate == gap.BookingDate) is { } filled)
            {
                Take(run, [new ItemMatch(MatchRule.GapClosed, [gap, filled], [])]);
            }
        }

        foreach (var left in gaps.Where(gap => gap.IsOpen).GroupBy(gap => gap.BookingDate).ToList())
        {
            if (left.Sum(gap => (decimal)gap.AmountMinor) == 0)
            {
                Take(run, [new ItemMatch(MatchRule.GapClosed, [.. left], [])]);
            }
        }
    }

    private void Take(ReconciliationRun run, IEnumerable<ItemMatch> matches)
    {
        foreach (var match in matches)
        {
            var matchId = NewId();
            run.Take(match, matchId, clock.GetUtcNow());
            if (match.Rule == MatchRule.WithinTolerance)
            {
                run.New.Add(StatementSide.LeftOver(match, matchId, NewId()));
            }
        }
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
