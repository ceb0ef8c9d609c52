using DigitalBank.Payments.Reconciliation.Matching;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Recognises in a statement what a notification told before, so that no money is counted twice.</summary>
/// <param name="items">What was notified and stands in no statement yet.</param>
internal sealed class NotifiedEntries(IEnumerable<ReconciliationItem> items)
{
    private readonly Dictionary<(string Reference, long AmountMinor), Queue<ReconciliationItem>> _waiting = items
        .Where(item => Identity(item) is not null)
        .OrderBy(item => item.Id)
        .GroupBy(item => (Identity(item)!, item.AmountMinor))
        .ToDictionary(group => group.Key, group => new Queue<ReconciliationItem>(group));

    /// <summary>What makes an entry recognisable: the other bank's own reference, or the payment's UETR.</summary>
    /// <returns>Null where neither is there, or a placeholder stands for it.</returns>
    public static string? Identity(ReconciliationItem item) => Identity(item.ServicerReference, item.Uetr);

    /// <summary>What a known entry may be called by one that tells it again, with fewer references or as many.</summary>
    public static IReadOnlyList<(string Identity, long AmountMinor)> Keys(string? servicerReference, string? uetr, long amountMinor) =>
        [.. new[] { Identity(servicerReference, uetr), uetr }.OfType<string>().Distinct().Select(identity => (identity, amountMinor))];

    private static string? Identity(string? servicerReference, string? uetr) =>
        ReferenceText.Clean(servicerReference) is not null ? servicerReference : uetr;

    /// <summary>The entry as it was notified, once; null for one that was not.</summary>
    public ReconciliationItem? Recognise(ReconciliationItem stated) =>
        Identity(stated) is { } identity && _waiting.TryGetValue((identity, stated.AmountMinor), out var queue) && queue.TryDequeue(out var notified)
            ? notified
            : null;
}
