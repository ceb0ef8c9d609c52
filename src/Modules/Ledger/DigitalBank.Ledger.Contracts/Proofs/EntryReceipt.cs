using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Proofs;

/// <summary>The receipt of an entry, for whoever keeps it: with the bank's public key it proves, without the bank, that the entry was booked.</summary>
/// <param name="LedgerAccountId">The entry must touch this account, otherwise there is no such entry; null for staff.</param>
public sealed record GetEntryReceipt(long EntryId, long? LedgerAccountId = null) : IQuery<EntryReceipt>;

/// <summary>Everything that shows that an entry is in the journal, at its place. All hashes are in lower-case hexadecimal.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Entry">The entry as booked. It holds account numbers of the ledger, no names.</param>
/// <param name="Content">The same in the canonical encoding, whose SHA-256 is the entry's fingerprint.</param>
/// <param name="Salt">Keeps others from guessing this entry from the hashes in their own receipts.</param>
/// <param name="LeafHash">SHA-256 over 00, 01, salt and fingerprint.</param>
/// <param name="LeafIndex">Place in the tree, from 0: the entry's number minus one.</param>
/// <param name="Path">Hashes of the subtrees beside the way from the leaf to the root, from below.</param>
/// <param name="Head">What the bank has signed.</param>
public sealed record EntryReceipt(
    string Format,
    ReceiptEntry Entry,
    string Content,
    string Salt,
    string LeafHash,
    long LeafIndex,
    IReadOnlyList<string> Path,
    SignedTreeHead Head)
{
    public const string CurrentFormat = "digitalbank-entry-receipt-1";
}

/// <summary>An entry in a receipt.</summary>
/// <param name="RequestHash">Fingerprint of what the bank was asked to book; for a reversal it covers the reason.</param>
public sealed record ReceiptEntry(
    long EntryId,
    Guid IdempotencyKey,
    string RequestHash,
    DateTimeOffset RecordedAt,
    long? Reverses,
    string? RecordedBy,
    string Source,
    string SourceReference,
    string EventCode,
    DateOnly BookingDate,
    IReadOnlyList<Posting> Postings);
