using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Engine;

namespace DigitalBank.Ledger.Events;

/// <summary>
/// The entries that this process has just booked, so that telling subscribers of them need not read them back. What is not here (booked
/// by another process, or long ago) is in the journal.
/// </summary>
internal sealed class RecentEntries
{
    /// <summary>A second at the rate of two cores; an entry takes about 300 bytes.</summary>
    private const int Kept = 32_768;

    private BookedEntry?[]? _byNumber;

    /// <summary>From now on somebody asks for them.</summary>
    public void Keep() => Interlocked.CompareExchange(ref _byNumber, new BookedEntry?[Kept], null);

    /// <param name="entry">Committed.</param>
    public void Add(PostingRequest entry, DateTimeOffset recordedAt)
    {
        if (_byNumber is { } entries)
        {
            var booked = new BookedEntry(
                entry.EntryId,
                entry.Source,
                entry.SourceReference,
                entry.EventCode,
                entry.BookingDate,
                recordedAt,
                entry.Correction?.EntryId,
                entry.Postings);
            Volatile.Write(ref entries[entry.EntryId % Kept], booked);
        }
    }

    /// <summary>The entries of a range from its beginning on, as far as they are here without a gap.</summary>
    public List<BookedEntry> BeginningOf(long after, long last)
    {
        var found = new List<BookedEntry>();
        if (_byNumber is { } entries)
        {
            for (var id = after + 1; id <= last && Volatile.Read(ref entries[id % Kept]) is { } entry && entry.EntryId == id; id++)
            {
                found.Add(entry);
            }
        }

        return found;
    }
}
