using System.Security.Cryptography;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.MerkleTrees;

namespace DigitalBank.Ledger.Proofs;

/// <summary>Checks what somebody has kept, with the public key alone. Answers with a sentence about the first fault, or null.</summary>
internal static class ReceiptCheck
{
    public static string? FindFault(EntryReceipt receipt, TrustedKeys keys)
    {
        if (receipt.Format != EntryReceipt.CurrentFormat)
        {
            return $"The format is not {EntryReceipt.CurrentFormat}.";
        }

        var entry = receipt.Entry;
        if (entry.RecordedBy?.Length == 0 || entry.Reverses < 1 || entry.RecordedAt.Offset != TimeSpan.Zero || !IsHash(entry.RequestHash))
        {
            return "The entry holds a value that no entry has.";
        }

        if (Hex.Of(ContentOf(entry)) != receipt.Content)
        {
            return "The entry and its canonical content differ.";
        }

        if (!Hex.TryParse(receipt.Salt, out var salt) || salt.Length != LeafHasher.SaltSize)
        {
            return "The salt is malformed.";
        }

        var leaf = new byte[MerkleHash.Size];
        LeafHasher.LeafOf(salt, SHA256.HashData(ContentOf(entry)), leaf);
        if (Hex.Of(leaf) != receipt.LeafHash)
        {
            return "The leaf is not that of this content and salt.";
        }

        if (receipt.LeafIndex != entry.EntryId - 1)
        {
            return "The leaf's place is not that of the entry.";
        }

        return TryPath(receipt.Path, out var path)
            && Hex.TryParse(receipt.Head.Root, out var root)
            && MerkleProof.IsIncluded(leaf, receipt.LeafIndex, receipt.Head.TreeSize, path, root)
            ? FindFault(receipt.Head, keys)
            : "The path does not lead from the entry to the root.";
    }

    public static string? FindFault(JournalConsistency proof, TrustedKeys keys)
    {
        if (proof.Format != JournalConsistency.CurrentFormat)
        {
            return $"The format is not {JournalConsistency.CurrentFormat}.";
        }

        var (first, second) = (proof.First, proof.Second);
        return TryPath(proof.Path, out var path)
            && Hex.TryParse(first.Root, out var firstRoot)
            && Hex.TryParse(second.Root, out var secondRoot)
            && MerkleProof.IsConsistent(first.TreeSize, second.TreeSize, firstRoot, secondRoot, path)
            ? FindFault(first, keys) ?? FindFault(second, keys)
            : "The second head does not continue the first one.";
    }

    public static string? FindFault(SignedTreeHead head, TrustedKeys keys)
    {
        if (head.SignedAt.Offset != TimeSpan.Zero)
        {
            return "The head's time is not UTC.";
        }

        if (!keys.TryFind(head.KeyId, out var key))
        {
            return $"The head is signed with key {head.KeyId}, which is not among those to trust: name it with --key.";
        }

        return HeadSignature.IsBy(head, key) ? null : "The signature is not the bank's.";
    }

    public static byte[] ContentOf(ReceiptEntry entry) => CanonicalEncoding.BytesOf(
        new PostingRequest
        {
            IdempotencyKey = entry.IdempotencyKey,
            RequestHash = Hex.TryParse(entry.RequestHash, out var hash) ? hash : [],
            Source = entry.Source,
            SourceReference = entry.SourceReference,
            EventCode = entry.EventCode,
            BookingDate = entry.BookingDate,
            Postings = entry.Postings,
            RecordedBy = entry.RecordedBy,
            Correction = entry.Reverses is { } original ? new Correction(original, Reason: "") : null,
            EntryId = entry.EntryId,
        },
        entry.RecordedAt.UtcTicks);

    private static bool IsHash(string text) => Hex.TryParse(text, out var hash) && hash.Length == MerkleHash.Size;

    private static bool TryPath(IReadOnlyList<string> hashes, out List<byte[]> path)
    {
        path = [];
        foreach (var text in hashes)
        {
            if (!Hex.TryParse(text, out var hash))
            {
                return false;
            }

            path.Add(hash);
        }

        return true;
    }
}
