using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>What became of the statements of one file.</summary>
internal sealed record ReconciliationReport(IReadOnlyList<ReconciledStatement> Statements);

/// <summary>One statement against the ledger.</summary>
/// <param name="StatementBalance">Closing balance at the correspondent from our view; null when the statement gives none.</param>
/// <param name="LedgerBalance">Balance of our nostro account now.</param>
/// <param name="NotInStatement">Sum of the open items of our ledger.</param>
/// <param name="NotInLedger">Sum of the open items of the statements.</param>
/// <param name="Unexplained">
/// Ledger balance less its open items, less statement balance plus its open items: zero, or a statement is missing.
/// </param>
/// <param name="Matches">Pairs that this statement brought, also with items that were breaks before.</param>
/// <param name="Breaks">Everything that is open on this nostro account now.</param>
internal sealed record ReconciledStatement(
    Guid StatementId,
    string NostroCode,
    string CurrencyCode,
    string Statement,
    DateOnly? ClosingDate,
    long Entries,
    Money? StatementBalance,
    Money LedgerBalance,
    Money NotInStatement,
    Money NotInLedger,
    Money? Unexplained,
    IReadOnlyList<MatchView> Matches,
    IReadOnlyList<BreakView> Breaks);

internal sealed record MatchView(
    Guid MatchId, MatchRule Rule, Money Amount, DateOnly StatementDate, DateOnly LedgerDate, long LedgerEntryId, Guid? PaymentOrderId);

/// <summary>An item of one side whose counterpart is missing.</summary>
/// <param name="Amount">Above zero is money that came in, below zero money that left.</param>
/// <param name="AgeInDays">Calendar days from its booking date to the current business date.</param>
internal sealed record BreakView(
    Guid BreakId,
    string NostroCode,
    ReconciliationSide Side,
    BreakReason Reason,
    Money Amount,
    DateOnly BookingDate,
    int AgeInDays,
    string? Owner,
    string? Note,
    string? Uetr,
    string? EndToEndId,
    string? ServicerReference,
    long? LedgerEntryId,
    Guid? PaymentOrderId)
{
    public static BreakView Of(ReconciliationItem item, DateOnly today) => new(
        item.Id,
        item.NostroCode,
        item.Side,
        item.Reason ?? BreakReason.NotInLedger,
        Money.OfMinor(item.AmountMinor, Currency.Of(item.CurrencyCode)),
        item.BookingDate,
        Math.Max(0, today.DayNumber - item.BookingDate.DayNumber),
        item.Owner,
        item.Note,
        item.Uetr,
        item.EndToEndId,
        item.ServicerReference,
        item.EntryId,
        item.PaymentOrderId);
}
