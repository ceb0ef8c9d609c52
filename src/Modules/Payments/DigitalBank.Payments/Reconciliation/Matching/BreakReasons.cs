using DigitalBank.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>Says of each open item why it is open, by looking for its UETR on the other side.</summary>
internal sealed class BreakReasons(PaymentsDbContext db)
{
    private const int PageSize = 1000;

    /// <param name="items">All that was open before this run, open or matched by now.</param>
    public async Task ExplainAsync(
        long ledgerAccountId,
        IReadOnlyList<ReconciliationItem> items,
        IReadOnlySet<ReconciliationItem> ambiguous,
        CancellationToken cancellationToken)
    {
        var open = items.Where(item => item.IsOpen).ToList();
        var openUetrs = open.Where(item => item.Uetr is not null).Select(item => (item.Side, item.Uetr)).ToHashSet();
        var matchedUetrs = items.Where(item => item is { IsOpen: false, Uetr: not null }).Select(item => (item.Side, item.Uetr)).ToHashSet();
        await AddMatchedAsync(ledgerAccountId, open, matchedUetrs, cancellationToken);
        foreach (var item in open.Where(item => item.Reason is not (BreakReason.OpeningBalance or BreakReason.Tolerated)))
        {
            var counterpart = (Other(item.Side), item.Uetr);
            item.Break(
                ambiguous.Contains(item) ? BreakReason.Ambiguous
                : item.Uetr is null ? Missing(item.Side)
                : openUetrs.Contains(counterpart) ? BreakReason.AmountDiffers
                : matchedUetrs.Contains(counterpart) ? BreakReason.Duplicate
                : Missing(item.Side));
        }
    }

    private async Task AddMatchedAsync(
        long ledgerAccountId,
        List<ReconciliationItem> open,
        HashSet<(ReconciliationSide Side, string? Uetr)> matched,
        CancellationToken cancellationToken)
    {
        foreach (var uetrs in open.Select(item => item.Uetr).OfType<string>().Distinct().Chunk(PageSize))
        {
            var found = await db.ReconciliationItems
                .Where(item => item.LedgerAccountId == ledgerAccountId && item.MatchId != null && item.Uetr != null && uetrs.Contains(item.Uetr))
                .Select(item => new { item.Side, item.Uetr })
                .ToListAsync(cancellationToken);
            matched.UnionWith(found.Select(item => (item.Side, item.Uetr)));
        }
    }

    private static ReconciliationSide Other(ReconciliationSide side) =>
        side == ReconciliationSide.Statement ? ReconciliationSide.Ledger : ReconciliationSide.Statement;

    private static BreakReason Missing(ReconciliationSide side) =>
        side == ReconciliationSide.Statement ? BreakReason.NotInLedger : BreakReason.NotInStatement;
}
