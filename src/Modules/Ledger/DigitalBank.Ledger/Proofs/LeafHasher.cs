using System.Buffers.Binary;
using System.Security.Cryptography;
using DigitalBank.SharedKernel.MerkleTrees;

namespace DigitalBank.Ledger.Proofs;

/// <summary>
/// Entries become leaves: SHA-256 over 00 (RFC 6962), 01 (this layout), salt and fingerprint. The salt comes from a secret and the entry's
/// number by HMAC, so that nothing has to be stored or even thought of when an entry is posted. Not for use by several threads at once.
/// </summary>
internal sealed class LeafHasher(SaltKey key) : IDisposable
{
    /// <summary>128 bits: nobody guesses an entry behind it, and the leaf still fits one block of SHA-256.</summary>
    public const int SaltSize = 16;

    private const byte Layout = 1;

    private readonly IncrementalHash _salts = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Secret);

    public void SaltOf(long entryId, Span<byte> salt)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, entryId);
        _salts.AppendData(number);
        Span<byte> code = stackalloc byte[MerkleHash.Size];
        _salts.GetHashAndReset(code);
        code[..SaltSize].CopyTo(salt);
    }

    public void LeafOf(long entryId, ReadOnlySpan<byte> contentHash, Span<byte> leafHash)
    {
        Span<byte> salt = stackalloc byte[SaltSize];
        SaltOf(entryId, salt);
        LeafOf(salt, contentHash, leafHash);
    }

    public static void LeafOf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> contentHash, Span<byte> leafHash)
    {
        Span<byte> leaf = stackalloc byte[1 + SaltSize + MerkleHash.Size];
        leaf[0] = Layout;
        salt.CopyTo(leaf[1..]);
        contentHash.CopyTo(leaf[(1 + SaltSize)..]);
        MerkleHash.OfLeaf(leaf, leafHash);
    }

    public void Dispose() => _salts.Dispose();
}
