namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>An open item with its references in the form in which they are compared.</summary>
internal sealed class MatchCandidate
{
    public MatchCandidate(ReconciliationItem item)
    {
        Item = item;
        Uetr = ReferenceText.Clean(item.Uetr);
        TransactionId = ReferenceText.Clean(item.TransactionId);
        InstructionId = ReferenceText.Clean(item.InstructionId);
        EndToEndId = ReferenceText.Clean(item.EndToEndId);
        BatchReference = ReferenceText.Clean(item.BatchReference);
        References =
        [
            .. new[] { Uetr, TransactionId, InstructionId, EndToEndId }.OfType<string>()
                .Concat(item.TextReferences?.Split(' ') ?? [])
                .Distinct(),
        ];
    }

    public ReconciliationItem Item { get; }

    public string? Uetr { get; }

    public string? TransactionId { get; }

    public string? InstructionId { get; }

    public string? EndToEndId { get; }

    public string? BatchReference { get; }

    /// <summary>All that may name the payment, of whatever kind.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Currency and amount with its sign: nothing matches across either.</summary>
    public (string Currency, long Amount) Money => (Item.CurrencyCode, Item.AmountMinor);

    /// <summary>Oldest first; after that the order in which each side numbers its lines.</summary>
    public static IEnumerable<MatchCandidate> InOrder(IEnumerable<ReconciliationItem> items) => items
        .OrderBy(item => item.BookingDate).ThenBy(item => item.EntryId ?? 0).ThenBy(item => item.LineNumber ?? 0)
        .ThenBy(item => item.Position ?? 0).ThenBy(item => item.Id)
        .Select(item => new MatchCandidate(item));

    /// <summary>Both carry the same kind of reference and it differs: then they are two payments that happen to be equal.</summary>
    public bool Contradicts(MatchCandidate other) =>
        Differ(Uetr, other.Uetr) || Differ(TransactionId, other.TransactionId)
        || Differ(InstructionId, other.InstructionId) || Differ(EndToEndId, other.EndToEndId);

    /// <summary>
    /// The references that banks give to a payment name two of them: the UETRs, or where one has none the transaction ids. A reference that
    /// a customer chose may come with many payments, and says nothing against it.
    /// </summary>
    public bool IsAnotherPaymentThan(MatchCandidate other) =>
        Uetr is not null && other.Uetr is not null
            ? Uetr != other.Uetr
            : Differ(TransactionId, other.TransactionId)

                // Some banks give back another of our references in that place.
                && !References.Contains(other.TransactionId!) && !other.References.Contains(TransactionId!);

    public int DaysFrom(MatchCandidate other) => Math.Abs(Item.BookingDate.DayNumber - other.Item.BookingDate.DayNumber);

    private static bool Differ(string? mine, string? theirs) => mine is not null && theirs is not null && mine != theirs;
}
