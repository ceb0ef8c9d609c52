using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Journal;

/// <summary>Books one balanced entry of two or more lines; it is booked whole or not at all.</summary>
/// <param name="IdempotencyKey">Chosen by the caller; the same key and entry answer with the entry booked first.</param>
/// <param name="Source">The module that asks: <c>payments</c>, <c>accounts</c>, <c>staff</c>. At most 20 characters.</param>
/// <param name="SourceReference">The caller's own id of the business fact. At most 64 characters, no personal data.</param>
/// <param name="EventCode">What happened in the caller's terms, such as <c>transfer</c> or <c>opening-balance</c>. At most 40 characters.</param>
/// <param name="BookingDate">The bank day on which it counts in the balance.</param>
/// <param name="Postings">The lines; per currency debits equal credits, amounts are positive.</param>
public sealed record PostJournalEntry(
    Guid IdempotencyKey,
    string Source,
    string SourceReference,
    string EventCode,
    DateOnly BookingDate,
    IReadOnlyList<Posting> Postings) : ICommand<JournalEntryReceipt>, ILinkedStep;

/// <summary>One line of a journal entry.</summary>
/// <param name="LedgerAccountId">A detail account of the chart, open and kept in the currency of the amount.</param>
/// <param name="Amount">Above zero; the side says the direction.</param>
/// <param name="ValueDate">The day from which it counts for interest.</param>
public sealed record Posting(long LedgerAccountId, Side Side, Money Amount, DateOnly ValueDate);

public enum Side
{
    Debit = 1,
    Credit = 2,
}

/// <summary>Proof that an entry is committed.</summary>
/// <param name="EntryId">Position in the journal: entries are numbered from 1 in commit order.</param>
/// <param name="RecordedAt">When the bank recorded it.</param>
public sealed record JournalEntryReceipt(long EntryId, Guid IdempotencyKey, DateTimeOffset RecordedAt);
