using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;

namespace DigitalBank.Ledger.Tests.Proofs;

/// <summary>The fingerprints that an entry ought to have, from what stands in the journal.</summary>
internal readonly record struct EntryHashes(byte[] Content, byte[] Request)
{
    public static EntryHashes Of(JournalEntry entry, List<Posting> postings, Reversal? reversal)
    {
        var booked = new PostingRequest
        {
            IdempotencyKey = entry.IdempotencyKey,
            RequestHash = entry.RequestHash,
            Source = entry.Source,
            SourceReference = entry.SourceReference,
            EventCode = entry.EventCode,
            BookingDate = entry.BookingDate,
            Postings = postings,
            RecordedBy = entry.RecordedBy,
            Correction = entry.Reverses is { } original ? new Correction(original, reversal?.Reason ?? "") : null,
            EntryId = entry.Id,
        };
        var content = CanonicalEncoding.HashOf(booked, entry.RecordedAt.UtcTicks);
        if (booked.Correction is { } correction)
        {
            return new EntryHashes(content, CanonicalEncoding.HashOf(correction.EntryId, entry.BookingDate, correction.Reason));
        }

        var request = new PostJournalEntry(
            entry.IdempotencyKey, entry.Source, entry.SourceReference, entry.EventCode, entry.BookingDate, postings);
        return new EntryHashes(content, CanonicalEncoding.HashOf(request, isManual: entry.RecordedBy is not null));
    }
}
