namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>Items of both sides that are the same money: one of each, or several of one side.</summary>
/// <param name="Statement">Empty where lines of our ledger cancel each other.</param>
internal sealed record ItemMatch(
    MatchRule Rule, IReadOnlyList<ReconciliationItem> Statement, IReadOnlyList<ReconciliationItem> Ledger)
{
    public IEnumerable<ReconciliationItem> Items => Statement.Concat(Ledger);

    /// <summary>Minor units that the statement has more than the ledger; other than zero only within a tolerance.</summary>
    public long DifferenceMinor => Statement.Count == 0 || Ledger.Count == 0 ? 0 : Statement.Sum(item => item.AmountMinor) - Ledger.Sum(item => item.AmountMinor);
}

/// <summary>What a run of the engine has found.</summary>
/// <param name="Ambiguous">Items that have more than one possible counterpart, and stay open for a person.</param>
internal sealed record MatchOutcome(IReadOnlyList<ItemMatch> Matches, IReadOnlySet<ReconciliationItem> Ambiguous);
