using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Contracts.Events;

/// <summary>
/// Is told every committed entry in the order of commit, at least once: after a crash or on a replay the same entries come again, so
/// handling them twice must leave what handling them once leaves. Registered in the container; each has a place of its own in the journal
/// and neither waits for the others.
/// </summary>
public interface IJournalSubscriber
{
    /// <summary>Permanent, because the place in the journal is stored under it. At most 60 characters, such as <c>accounts.activity</c>.</summary>
    string Name { get; }

    /// <summary>Reacts to entries that follow upon those handled before. An exception makes the same entries come again later.</summary>
    Task HandleAsync(IReadOnlyList<BookedEntry> entries, CancellationToken cancellationToken);
}

/// <summary>A committed entry.</summary>
/// <param name="EntryId">Its number in the order of commit, without a gap.</param>
/// <param name="Reverses">The entry that it corrects, or null.</param>
public sealed record BookedEntry(
    long EntryId,
    string Source,
    string SourceReference,
    string EventCode,
    DateOnly BookingDate,
    DateTimeOffset RecordedAt,
    long? Reverses,
    IReadOnlyList<Posting> Postings);
