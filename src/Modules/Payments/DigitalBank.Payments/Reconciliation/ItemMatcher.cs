namespace DigitalBank.Payments.Reconciliation;

/// <summary>A statement's item and a ledger's item that are the same money.</summary>
internal sealed record ItemMatch(ReconciliationItem Statement, ReconciliationItem Ledger, MatchRule Rule);

/// <summary>Two lines of our ledger about a payment that the correspondent never took.</summary>
internal sealed record TakenBackPair(ReconciliationItem Sent, ReconciliationItem Back);

/// <summary>
/// Pairs the items of both sides one to one. Amount and direction always agree; the strongest common reference decides, and only what is
/// left may match by amount and date alone. Pure: looks at the items, changes nothing.
/// </summary>
internal static class ItemMatcher
{
    private const string NotProvided = "NOTPROVIDED";

    private static readonly (MatchRule Rule, Func<ReconciliationItem, string?> Reference)[] References =
    [
        (MatchRule.Uetr, item => item.Uetr),
        (MatchRule.TransactionId, item => item.TransactionId),
        (MatchRule.InstructionId, item => item.InstructionId),
        (MatchRule.EndToEndId, item => item.EndToEndId == NotProvided ? null : item.EndToEndId),
    ];

    /// <summary>Payments that the correspondent did not take: both lines of ours together are nothing, and it shows neither.</summary>
    /// <param name="ledger">What is open on our side; called before <see cref="Match"/>, which pairs by amount what is left.</param>
    public static IReadOnlyList<TakenBackPair> TakenBack(IReadOnlyList<ReconciliationItem> ledger)
    {
        var sent = ledger
            .Where(item => item is { TakesBack: false, PaymentOrderId: not null })
            .ToLookup(item => (item.PaymentOrderId, item.AmountMinor));
        return
        [
            .. ledger
                .Where(item => item is { TakesBack: true, PaymentOrderId: not null })
                .Select(back => (Sent: sent[(back.PaymentOrderId, -back.AmountMinor)].FirstOrDefault(), Back: back))
                .Where(pair => pair.Sent is not null)
                .Select(pair => new TakenBackPair(pair.Sent!, pair.Back)),
        ];
    }

    /// <param name="windowDays">How far apart the dates may be when nothing but the amount agrees.</param>
    public static IReadOnlyList<ItemMatch> Match(
        IReadOnlyList<ReconciliationItem> statement, IReadOnlyList<ReconciliationItem> ledger, int windowDays)
    {
        var matches = new List<ItemMatch>();
        var openStatement = statement.OrderBy(item => item.BookingDate).ThenBy(item => item.Position).ToList();
        var openLedger = ledger.OrderBy(item => item.BookingDate).ThenBy(item => item.EntryId).ThenBy(item => item.LineNumber).ToHashSet();
        foreach (var (rule, reference) in References)
        {
            ByReference(rule, reference, openStatement, openLedger, matches);
        }

        ByAmountAndDate(openStatement, openLedger, windowDays, matches);
        return matches;
    }

    private static void ByReference(
        MatchRule rule,
        Func<ReconciliationItem, string?> reference,
        List<ReconciliationItem> openStatement,
        HashSet<ReconciliationItem> openLedger,
        List<ItemMatch> matches)
    {
        var candidates = openLedger
            .Where(item => reference(item) is not null)
            .GroupBy(item => (Reference: reference(item)!, item.AmountMinor))
            .ToDictionary(group => group.Key, group => new Queue<ReconciliationItem>(group));
        openStatement.RemoveAll(item =>
        {
            if (reference(item) is not { } text
                || !candidates.TryGetValue((text, item.AmountMinor), out var queue)
                || !queue.TryDequeue(out var counterpart))
            {
                return false;
            }

            openLedger.Remove(counterpart);
            matches.Add(new ItemMatch(item, counterpart, rule));
            return true;
        });
    }

    private static void ByAmountAndDate(
        List<ReconciliationItem> openStatement, HashSet<ReconciliationItem> openLedger, int windowDays, List<ItemMatch> matches)
    {
        var candidates = openLedger.GroupBy(item => item.AmountMinor).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var item in openStatement)
        {
            if (candidates.GetValueOrDefault(item.AmountMinor) is not { } sameAmount)
            {
                continue;
            }

            var nearest = sameAmount
                .Where(other => DaysApart(item, other) <= windowDays && !Contradict(item, other))
                .MinBy(other => DaysApart(item, other));
            if (nearest is not null)
            {
                sameAmount.Remove(nearest);
                matches.Add(new ItemMatch(item, nearest, MatchRule.AmountAndDate));
            }
        }
    }

    /// <summary>Both carry the same kind of reference and it differs: then they are two payments that happen to be equal.</summary>
    private static bool Contradict(ReconciliationItem item, ReconciliationItem other) =>
        References.Any(kind => kind.Reference(item) is { } mine && kind.Reference(other) is { } theirs && mine != theirs);

    private static int DaysApart(ReconciliationItem item, ReconciliationItem other) =>
        Math.Abs(item.BookingDate.DayNumber - other.BookingDate.DayNumber);
}
