using DigitalBank.Payments.Reconciliation.Matching;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>What one run over an account works on; nothing of it is saved before its end.</summary>
/// <param name="Existing">What was open before, and what was notified and not stated.</param>
internal sealed record ReconciliationRun(ReconciledAccount Account, IReadOnlyList<ReconciliationItem> Existing)
{
    /// <summary>The statement that is taken in; null when only our ledger is looked at.</summary>
    public ReceivedStatement? Statement { get; init; }

    /// <summary>What the statement brings that was not there.</summary>
    public List<ReconciliationItem> New { get; } = [];

    public List<ItemMatch> Matches { get; } = [];

    /// <summary>Entries of a notification that a statement has already, or that nothing would recognise in one.</summary>
    public long Skipped { get; set; }

    public IEnumerable<ReconciliationItem> Items => Existing.Concat(New);

    public IEnumerable<ReconciliationItem> ToMatch(ReconciliationSide side) => Items.Where(item => item.Side == side && item.MayBeMatched);

    public void Take(ItemMatch match, Guid matchId, DateTimeOffset now)
    {
        foreach (var item in match.Items)
        {
            item.Match(matchId, match.Rule, now);
        }

        Matches.Add(match);
    }
}
