namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>
/// Finds which items of both sides are the same money. Pure: looks at the items, changes nothing, and gives the same answer in whatever
/// order they come. The strongest common reference decides; what has more than one possible counterpart stays open rather than being
/// guessed; nothing matches across currencies or directions.
/// </summary>
internal static class MatchingEngine
{
    // Each of these names one payment, so that of several equal items the first is the payment and the others are duplicates of it.
    private static readonly (MatchRule Rule, Func<MatchCandidate, string?> Reference)[] Identities =
    [
        (MatchRule.Uetr, candidate => candidate.Uetr),
        (MatchRule.TransactionId, candidate => candidate.TransactionId),
    ];

    public static MatchOutcome Match(
        IEnumerable<ReconciliationItem> statement, IEnumerable<ReconciliationItem> ledger, MatchRules rules)
    {
        var sides = new OpenSides(statement, ledger);
        foreach (var (rule, reference) in Identities)
        {
            ByIdentity(rule, reference, sides);
        }

        ReferenceMatcher.ByChosen(MatchRule.InstructionId, candidate => candidate.InstructionId, sides);
        ReferenceMatcher.ByChosen(MatchRule.EndToEndId, candidate => candidate.EndToEndId, sides);
        ReferenceMatcher.ByAnyReference(sides);
        GroupMatcher.Match(sides);
        if (rules.ToleranceMinor > 0)
        {
            ReferenceMatcher.WithinTolerance(sides, rules.ToleranceMinor);
        }

        AmountMatcher.Match(sides, rules.WindowDays);
        return sides.Outcome();
    }

    /// <summary>
    /// Lines of one ledger account that cancel each other: payments that the correspondent did not take and shows neither of, and what
    /// came to a suspense account and has left it again.
    /// </summary>
    /// <param name="ledger">What is open on our side; called before <see cref="Match"/>, which pairs what is left.</param>
    /// <param name="isSuspense">Any line may clear another with its reference; otherwise only one that takes a payment back.</param>
    public static IReadOnlyList<ItemMatch> Cancelled(IEnumerable<ReconciliationItem> ledger, bool isSuspense)
    {
        var open = MatchCandidate.InOrder(ledger).ToList();
        return isSuspense ? Cleared(open) : TakenBack(open);
    }

    private static List<ItemMatch> TakenBack(List<MatchCandidate> open)
    {
        var sent = open
            .Where(one => !one.Item.TakesBack && PaymentOf(one) is not null)
            .GroupBy(one => (Payment: PaymentOf(one), one.Money))
            .ToDictionary(group => group.Key, group => new Queue<MatchCandidate>(group));
        var matches = new List<ItemMatch>();
        foreach (var back in open.Where(one => one.Item.TakesBack && PaymentOf(one) is not null))
        {
            var key = (PaymentOf(back), (back.Item.CurrencyCode, -back.Item.AmountMinor));
            if (sent.TryGetValue(key, out var queue) && queue.TryDequeue(out var first))
            {
                matches.Add(new ItemMatch(MatchRule.TakenBack, [], [first.Item, back.Item]));
            }
        }

        return matches;
    }

    /// <summary>Our own payment, or one that we sent back: that has no order here, and is known by what its bank called it.</summary>
    private static string? PaymentOf(MatchCandidate one) => one.Item.PaymentOrderId?.ToString() ?? one.Item.Uetr ?? one.Item.TransactionId;

    private static List<ItemMatch> Cleared(List<MatchCandidate> open) =>
    [
        .. open
            .Where(one => one.References.Count > 0)
            .GroupBy(one => (one.Item.CurrencyCode, Reference: one.References[0]))
            .Where(group => group.Count() > 1 && group.Sum(one => one.Item.AmountMinor) == 0)
            .Select(group => new ItemMatch(MatchRule.Cleared, [], [.. group.Select(one => one.Item)])),
    ];

    private static void ByIdentity(MatchRule rule, Func<MatchCandidate, string?> reference, OpenSides sides)
    {
        var candidates = sides.Ledger
            .Where(one => reference(one) is not null)
            .GroupBy(one => (Reference: reference(one)!, one.Money))
            .ToDictionary(group => group.Key, group => group.ToList());
        foreach (var one in sides.Statement)
        {
            if (reference(one) is { } text && candidates.TryGetValue((text, one.Money), out var waiting)
                && waiting.Find(other => !one.IsAnotherPaymentThan(other)) is { } counterpart)
            {
                waiting.Remove(counterpart);
                sides.Take(rule, [one], [counterpart]);
            }
        }

        sides.Settle();
    }
}
