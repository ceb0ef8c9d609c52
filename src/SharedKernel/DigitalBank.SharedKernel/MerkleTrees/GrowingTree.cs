namespace DigitalBank.SharedKernel.MerkleTrees;

/// <summary>
/// A tree that leaves are added to. It remembers only the tiles that are not full yet: a few kilobytes, however many leaves there are.
/// </summary>
public sealed class GrowingTree
{
    private readonly List<Row> _rows = [];

    public long Size { get; private set; }

    /// <summary>Continues a tree.</summary>
    /// <param name="begun">For each level, from the leaves upwards, the hashes of its last tile, which is not full.</param>
    public static GrowingTree Continue(long size, IEnumerable<byte[]> begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        var tree = new GrowingTree { Size = size };
        foreach (var hashes in begun)
        {
            var row = new Row();
            row.Fill(hashes, size >> (TreeTile.Height * tree._rows.Count));
            tree._rows.Add(row);
        }

        return tree;
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="full">Takes the tiles that it fills.</param>
    public void Append(ReadOnlySpan<byte> leafHash, ICollection<TreeTile>? full = null)
    {
        Size++;
        Add(0, leafHash, full);
    }

    /// <summary>The root over all leaves so far. Costs some hundred hashes.</summary>
    public byte[] Root()
    {
        if (Size == 0)
        {
            return MerkleHash.EmptyRoot.ToArray();
        }

        Span<byte> work = stackalloc byte[(TreeTile.Width + 1) * MerkleHash.Size];
        byte[]? below = null;
        foreach (var row in _rows)
        {
            var count = row.CopyTo(work);
            below?.CopyTo(work[(count * MerkleHash.Size)..]);
            count += below is null ? 0 : 1;
            if (count > 0)
            {
                MerkleHash.Fold(work, count);
                below = work[..MerkleHash.Size].ToArray();
            }
        }

        return below!;
    }

    /// <summary>The last so many leaf hashes, of those that no full tile holds yet.</summary>
    public ReadOnlySpan<byte> LastLeaves(int count) => _rows.Count == 0 ? [] : _rows[0].Last(count);

    private void Add(int level, ReadOnlySpan<byte> hash, ICollection<TreeTile>? full)
    {
        if (level == _rows.Count)
        {
            _rows.Add(new Row());
        }

        if (_rows[level].Add(hash) is { } hashes)
        {
            var root = TreeTile.HashWithin(hashes, 0, TreeTile.Width);
            full?.Add(new TreeTile(level, _rows[level].NextTile++, hashes, root));
            Add(level + 1, root, full);
        }
    }

    /// <summary>The tile of one level that is not full yet.</summary>
    private sealed class Row
    {
        private byte[] _hashes = new byte[TreeTile.Width * MerkleHash.Size];
        private int _count;

        public long NextTile { get; set; }

        /// <returns>The hashes of the tile, when this one makes it full.</returns>
        public byte[]? Add(ReadOnlySpan<byte> hash)
        {
            hash.CopyTo(_hashes.AsSpan(_count++ * MerkleHash.Size));
            if (_count < TreeTile.Width)
            {
                return null;
            }

            var full = _hashes;
            (_hashes, _count) = (new byte[TreeTile.Width * MerkleHash.Size], 0);
            return full;
        }

        public void Fill(byte[] hashes, long total)
        {
            _count = (int)(total % TreeTile.Width);
            if (hashes.Length != _count * MerkleHash.Size)
            {
                throw new ArgumentException($"{_count} hashes were expected, {hashes.Length} bytes were given.", nameof(hashes));
            }

            hashes.CopyTo(_hashes, 0);
            NextTile = total / TreeTile.Width;
        }

        public int CopyTo(Span<byte> target)
        {
            _hashes.AsSpan(0, _count * MerkleHash.Size).CopyTo(target);
            return _count;
        }

        public ReadOnlySpan<byte> Last(int count) => _hashes.AsSpan((_count - count) * MerkleHash.Size, count * MerkleHash.Size);
    }
}
