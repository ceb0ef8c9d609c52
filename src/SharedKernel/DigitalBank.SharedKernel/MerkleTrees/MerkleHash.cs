using System.Security.Cryptography;

namespace DigitalBank.SharedKernel.MerkleTrees;

/// <summary>The hashes of a Merkle tree. Leaves and nodes start with another byte each, so that one can never pass for the other.</summary>
/// <remarks>Source: RFC 6962, section 2.1 (the same in RFC 9162, section 2.1.1).</remarks>
public static class MerkleHash
{
    /// <summary>Bytes of a SHA-256 hash.</summary>
    public const int Size = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int LargestOnStack = 512;

    /// <summary>One per thread that is used again and again: SHA256.HashData sets up a new one each time, which costs as much as the hashing.</summary>
    [ThreadStatic]
    private static IncrementalHash? _hash;

    /// <summary>The root of a tree without leaves.</summary>
    public static ReadOnlySpan<byte> EmptyRoot =>
    [
        0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24,
        0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
    ];

    public static byte[] OfLeaf(ReadOnlySpan<byte> content)
    {
        var hash = new byte[Size];
        OfLeaf(content, hash);
        return hash;
    }

    public static void OfLeaf(ReadOnlySpan<byte> content, Span<byte> hash)
    {
        var length = content.Length + 1;
        var input = length <= LargestOnStack ? stackalloc byte[length] : new byte[length];
        input[0] = LeafPrefix;
        content.CopyTo(input[1..]);
        HashOf(input, hash);
    }

    public static byte[] OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        // As long as it takes: the published vectors hash nodes of other lengths too.
        var input = new byte[1 + left.Length + right.Length];
        input[0] = NodePrefix;
        left.CopyTo(input.AsSpan(1));
        right.CopyTo(input.AsSpan(1 + left.Length));
        return SHA256.HashData(input);
    }

    private static void HashOf(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _hash.AppendData(input);
        _hash.GetHashAndReset(hash);
    }

    /// <summary>Replaces a row of hashes, one after the other, by the row above it; a last one without a neighbour moves up as it is.</summary>
    /// <returns>How many hashes the row above has.</returns>
    internal static int Climb(Span<byte> row, int count)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = NodePrefix;
        var pairs = count / 2;
        for (var i = 0; i < pairs; i++)
        {
            row.Slice(i * 2 * Size, 2 * Size).CopyTo(input[1..]);
            HashOf(input, row.Slice(i * Size, Size));
        }

        if (count % 2 == 0)
        {
            return pairs;
        }

        row.Slice((count - 1) * Size, Size).CopyTo(row.Slice(pairs * Size, Size));
        return pairs + 1;
    }

    /// <summary>The root over hashes of subtrees of the same height, of which the last may be smaller. Overwrites what it is given.</summary>
    internal static void Fold(Span<byte> row, int count)
    {
        while (count > 1)
        {
            count = Climb(row, count);
        }
    }
}
