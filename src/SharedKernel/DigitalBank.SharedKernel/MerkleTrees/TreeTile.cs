namespace DigitalBank.SharedKernel.MerkleTrees;

/// <summary>
/// A full piece of a tree: 256 neighbouring hashes of one level, and the one that they fold into eight levels above. Tiles never change
/// once they are full, and any hash of the tree is found in one of them or computed from one.
/// </summary>
/// <param name="Level">0 holds leaf hashes, 1 holds the roots of tiles of level 0, and so on.</param>
/// <param name="Index">Place among the tiles of its level, from 0.</param>
/// <param name="Hashes">256 hashes of 32 bytes, one after the other.</param>
public sealed record TreeTile(int Level, long Index, ReadOnlyMemory<byte> Hashes, ReadOnlyMemory<byte> Root)
{
    /// <summary>How many levels of the tree a tile spans.</summary>
    public const int Height = 8;

    /// <summary>Hashes in a full tile.</summary>
    public const int Width = 1 << Height;

    /// <summary>The hash of a perfect subtree inside a tile or inside the beginning of one.</summary>
    /// <param name="hashes">Hashes of the tile's lowest level, one after the other.</param>
    /// <param name="first">The first hash that it covers.</param>
    /// <param name="count">A power of two.</param>
    public static byte[] HashWithin(ReadOnlySpan<byte> hashes, int first, int count)
    {
        var row = hashes.Slice(first * MerkleHash.Size, count * MerkleHash.Size).ToArray();
        MerkleHash.Fold(row, count);
        return row[..MerkleHash.Size];
    }
}
