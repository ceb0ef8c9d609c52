using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.MerkleTrees;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Proofs;

/// <summary>
/// Finds hashes of the stored tree up to a head. A proof reads two tiles per eight levels of the tree, so it costs about the same for a
/// thousand entries and for a billion.
/// </summary>
internal sealed class TreeReader(LedgerDbContext db)
{
    private readonly Dictionary<(int Level, long Index), byte[]> _tiles = [];

    public async Task<IReadOnlyList<byte[]>> HashesOfAsync(IReadOnlyList<LeafRange> path, long size, CancellationToken cancellationToken)
    {
        var hashes = new List<byte[]>(path.Count);
        foreach (var range in path)
        {
            byte[]? hash = null;
            foreach (var node in range.PerfectNodes().Reverse())
            {
                var left = await HashOfAsync(node, size, cancellationToken);
                hash = hash is null ? left : MerkleHash.OfNode(left, hash);
            }

            hashes.Add(hash!);
        }

        return hashes;
    }

    public async Task<byte[]> LeafAsync(long index, long size, CancellationToken cancellationToken) =>
        await HashOfAsync(new TreeNode(0, index), size, cancellationToken);

    /// <summary>A tree that can be added to, as of a head.</summary>
    public async Task<GrowingTree> ContinueAsync(long size, CancellationToken cancellationToken)
    {
        var begun = new List<byte[]>();
        for (var level = 0; size >> (TreeTile.Height * level) > 0; level++)
        {
            var hashes = size >> (TreeTile.Height * level);
            begun.Add(hashes % TreeTile.Width == 0 ? [] : await BegunAsync(level, hashes / TreeTile.Width, size, cancellationToken));
        }

        return GrowingTree.Continue(size, begun);
    }

    private async Task<byte[]> HashOfAsync(TreeNode node, long size, CancellationToken cancellationToken)
    {
        var level = node.Level / TreeTile.Height;
        var within = node.Level % TreeTile.Height;
        var (index, first) = Math.DivRem(node.Index << within, TreeTile.Width);
        if (!_tiles.TryGetValue((level, index), out var hashes))
        {
            hashes = await TileAsync(level, index, size, cancellationToken);
            _tiles.Add((level, index), hashes);
        }

        return hashes.Length < (int)(first + (1L << within)) * MerkleHash.Size
            ? throw new InvalidDataException($"The stored tree lacks hashes of level {node.Level}: run 'ledger verify'.")
            : TreeTile.HashWithin(hashes, (int)first, 1 << within);
    }

    private async Task<byte[]> TileAsync(int level, long index, long size, CancellationToken cancellationToken)
    {
        var isFull = (index + 1) << (TreeTile.Height * (level + 1)) <= size;
        return isFull
            ? await db.TreeTiles
                .Where(tile => tile.TileLevel == level && tile.TileIndex == index)
                .Select(tile => tile.Hashes)
                .SingleOrDefaultAsync(cancellationToken) ?? []
            : await BegunAsync(level, index, size, cancellationToken);
    }

    /// <summary>The hashes of the last tile of a level, which is not full: roots of the tiles below it, or the leaves kept with the heads.</summary>
    private async Task<byte[]> BegunAsync(int level, long index, long size, CancellationToken cancellationToken)
    {
        var (first, end) = (index * TreeTile.Width, size >> (TreeTile.Height * level));
        var pieces = level == 0
            ? await db.TreeHeads
                .Where(head => head.TreeSize > first && head.TreeSize <= size)
                .OrderBy(head => head.TreeSize)
                .Select(head => head.Leaves)
                .ToListAsync(cancellationToken)
            : await db.TreeTiles
                .Where(tile => tile.TileLevel == level - 1 && tile.TileIndex >= first && tile.TileIndex < end)
                .OrderBy(tile => tile.TileIndex)
                .Select(tile => tile.Root)
                .ToListAsync(cancellationToken);
        var hashes = pieces.SelectMany(piece => piece).ToArray();
        return hashes.Length == (end - first) * MerkleHash.Size
            ? hashes
            : throw new InvalidDataException($"The stored tree lacks hashes of tile {index} on level {level}: run 'ledger verify'.");
    }
}
