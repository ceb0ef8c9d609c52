using DigitalBank.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Says of each open item why it is open, by looking for its UETR on the other side.</summary>
internal sealed class BreakReasons(PaymentsDbContext db)
{
    private const int PageSize = 1000;

    public async Task ExplainAsync(IReadOnlyList<ReconciliationItem> open, CancellationToken cancellationToken)
    {
        var openUetrs = open.Where(item => item.Uetr is not null).Select(item => (item.Side, item.Uetr)).ToHashSet();
        var matchedUetrs = await MatchedAsync(open, cancellationToken);
        foreach (var item in open.Where(item => item.Reason != BreakReason.OpeningBalance))
        {
            var counterpart = (Other(item.Side), item.Uetr);
            item.Break(
                item.Uetr is null ? Missing(item.Side)
                : openUetrs.Contains(counterpart) ? BreakReason.AmountDiffers
                : matchedUetrs.Contains(counterpart) ? BreakReason.Duplicate
                : Missing(item.Side));
        }
    }

    private async Task<HashSet<(ReconciliationSide Side, string? Uetr)>> MatchedAsync(
        IReadOnlyList<ReconciliationItem> open, CancellationToken cancellationToken)
    {
        // Those matched in this very run are not saved yet, but tracked.
        var matched = db.ReconciliationItems.Local
            .Where(item => item is { MatchId: not null, Uetr: not null })
            .Select(item => (item.Side, item.Uetr))
            .ToHashSet();
        foreach (var uetrs in open.Select(item => item.Uetr).OfType<string>().Distinct().Chunk(PageSize))
        {
            var found = await db.ReconciliationItems
                .Where(item => item.MatchId != null && item.Uetr != null && uetrs.Contains(item.Uetr))
                .Select(item => new { item.Side, item.Uetr })
                .ToListAsync(cancellationToken);
            matched.UnionWith(found.Select(item => (item.Side, item.Uetr)));
        }

        return matched;
    }

    private static ReconciliationSide Other(ReconciliationSide side) =>
        side == ReconciliationSide.Statement ? ReconciliationSide.Ledger : ReconciliationSide.Statement;

    private static BreakReason Missing(ReconciliationSide side) =>
        side == ReconciliationSide.Statement ? BreakReason.NotInLedger : BreakReason.NotInStatement;
}
