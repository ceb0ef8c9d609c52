using DigitalBank.Payments.Reconciliation;

namespace DigitalBank.Payments.Tests.Reconciliation.Matching;

/// <summary>Open items for tests of matching, in the order in which they are made.</summary>
internal static class Items
{
    public static readonly DateOnly Day = new(2026, 11, 23);

    private static long _made;

    public static ReconciliationItem Stated(
        long amount, string? endToEndId = null, string? uetr = null, string? batch = null, string? text = null, int daysLater = 0, string currency = "EUR",
        string? transactionId = null, string? instructionId = null) =>
        Item(ReconciliationSide.Statement, amount, endToEndId, uetr, batch, text, daysLater, currency, transactionId, instructionId);

    public static ReconciliationItem Booked(
        long amount, string? endToEndId = null, string? uetr = null, string? batch = null, string? text = null, int daysLater = 0, string currency = "EUR",
        string? transactionId = null, string? instructionId = null) =>
        Item(ReconciliationSide.Ledger, amount, endToEndId, uetr, batch, text, daysLater, currency, transactionId, instructionId);

    private static ReconciliationItem Item(
        ReconciliationSide side, long amount, string? endToEndId, string? uetr, string? batch, string? text, int daysLater, string currency,
        string? transactionId, string? instructionId) => new()
        {
            Id = Guid.CreateVersion7(),
            LedgerAccountId = 1,
            Side = side,
            Position = Interlocked.Increment(ref _made),
            AmountMinor = amount,
            CurrencyCode = currency,
            BookingDate = Day.AddDays(daysLater),
            Uetr = uetr,
            EndToEndId = endToEndId,
            TransactionId = transactionId,
            InstructionId = instructionId,
            BatchReference = batch,
            TextReferences = text,
        };
}
