using DigitalBank.Platform.Time;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Words what a run has found: the matched and the open items of both sides, and the proof.</summary>
internal sealed class ReconciliationReporter(AccountBalances balances, IBusinessCalendar calendar, IOptions<ReconciliationOptions> options)
{
    public async Task<ReconciledStatement> ReportAsync(ReconciliationRun run, bool isDryRun, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var proof = await balances.ProveAsync(run.Account, cancellationToken);
        var listed = isDryRun ? int.MaxValue : options.Value.Listed;
        var open = run.Items.Where(item => item.IsOpen).OrderBy(item => item.BookingDate).ThenBy(item => item.Id).ToList();
        return new ReconciledStatement(
            run.Statement?.Id,
            run.Account.Code,
            run.Account.CurrencyCode,
            run.Statement?.StatementId,
            run.Statement?.IsNotification ?? false,
            run.Statement?.ClosingDate,
            run.Statement?.Entries ?? 0,
            run.Skipped,
            proof.StatementBalance,
            proof.LedgerBalance,
            proof.NotInStatement,
            proof.NotInLedger,
            proof.Notified,
            proof.Unexplained,
            run.Matches.Count,
            open.Count,
            [.. run.Matches.Take(listed).Select(match => MatchView.Of(match, run.Account.Currency))],
            [.. open.Take(listed).Select(item => BreakView.Of(item, today))]);
    }
}
