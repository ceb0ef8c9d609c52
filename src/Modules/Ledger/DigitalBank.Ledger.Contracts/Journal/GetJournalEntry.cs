using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Journal;

/// <summary>One entry with its lines.</summary>
public sealed record GetJournalEntry(long EntryId) : IQuery<JournalEntryView>;

/// <summary>The entry that was booked for a key, if any: how a caller learns the outcome after a lost answer.</summary>
public sealed record FindJournalEntryByKey(Guid IdempotencyKey) : IQuery<JournalEntryView>;

/// <param name="Reverses">The entry that this one corrects, or null.</param>
/// <param name="ReversedBy">The entry that corrects this one, or null.</param>
/// <param name="RecordedBy">Log-in of the member of staff who booked it by hand, or null.</param>
public sealed record JournalEntryView(
    long EntryId,
    Guid IdempotencyKey,
    string Source,
    string SourceReference,
    string EventCode,
    DateOnly BookingDate,
    DateTimeOffset RecordedAt,
    long? Reverses,
    long? ReversedBy,
    IReadOnlyList<Posting> Postings,
    string? RecordedBy = null);
