using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Proofs;
using DigitalBank.SharedKernel.MerkleTrees;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Verification;

/// <summary>
/// Builds the tree anew from the journal's content and compares it with the stored one and with every head that the bank has signed, those
/// in the database and those written down outside of it. Heads cannot be forged without the key, so whatever was changed, taken away, put
/// in or moved since then shows, even if all fingerprints, balances and stored hashes were made to fit.
/// </summary>
internal sealed class TreeCheck : IDisposable
{
    private const int FindingsShown = 20;

    private readonly LedgerDbContext _db;
    private readonly TrustedKeys _keys;
    private readonly LeafHasher? _hasher;
    private readonly SaltKey? _saltKey;
    private readonly GrowingTree _tree = new();
    private readonly Queue<SignedTreeHead> _written;
    private readonly long _lastWritten;
    private readonly long _onceStored;
    private readonly long[] _writtenSizes;
    private readonly List<VerificationFinding> _findings = [];
    private readonly SortedSet<long> _unlike = [];
    private readonly List<TreeTile> _full = [];
    private readonly byte[] _leaf = new byte[MerkleHash.Size];
    private Queue<TreeHeadRow> _stretch = [];
    private SignedTreeHead? _firstBad;
    private long _lastGood;
    private long _stored;
    private long _previous;

    public TreeCheck(LedgerDbContext db, ProofKeys keys, HeadsFile heads)
    {
        _db = db;
        _keys = keys.Trusted();
        _saltKey = keys.LoadSaltKey();
        _hasher = _saltKey is null ? null : new LeafHasher(_saltKey);
        var written = heads.All();
        _written = new Queue<SignedTreeHead>(written);
        _lastWritten = written.Count == 0 ? 0 : written[^1].TreeSize;
        _writtenSizes = [.. written.Select(head => head.TreeSize).Distinct()];
        _onceStored = heads.Stored();
    }

    /// <summary>Entries under the last head that holds.</summary>
    public long SealedEntries => _lastGood;

    /// <summary>Heads compared.</summary>
    public long Heads { get; private set; }

    /// <summary>How far the stored tree goes.</summary>
    public async Task<long> SealedAsync(CancellationToken cancellationToken) =>
        _stored = await _db.TreeHeads.MaxAsync(head => (long?)head.TreeSize, cancellationToken) ?? 0;

    /// <summary>Reads the heads over a range of entries, before the first of them is added.</summary>
    public async Task BeginAsync(EntryRange range, CancellationToken cancellationToken)
    {
        if (_hasher is null)
        {
            return;
        }

        _stretch = new Queue<TreeHeadRow>(await ReadableAsync(() => _db.TreeHeads.AsNoTracking()
            .Where(head => head.TreeSize >= range.First && head.TreeSize <= range.Last)
            .OrderBy(head => head.TreeSize)
            .ToListAsync(cancellationToken)));
    }

    /// <summary>Adds entries that follow those before.</summary>
    /// <param name="contentHashes">Fingerprints as they ought to be, 32 bytes each; zeros for an entry that is missing.</param>
    public void Add(EntryRange range, ReadOnlySpan<byte> contentHashes)
    {
        if (_hasher is null)
        {
            return;
        }

        for (var id = range.First; id <= range.Last; id++)
        {
            _hasher.LeafOf(id, contentHashes.Slice((int)(id - range.First) * MerkleHash.Size, MerkleHash.Size), _leaf);
            _tree.Append(_leaf, _full);
            CompareHeads(id, _stretch);
        }
    }

    /// <summary>Compares the tiles that the range has filled, after its last entry.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await CompareTilesAsync(_full, cancellationToken);
        _full.Clear();
    }

    /// <summary>Says what was found, after the last entry.</summary>
    public async Task<IReadOnlyList<VerificationFinding>> FinishAsync(CancellationToken cancellationToken)
    {
        if (_hasher is null)
        {
            var isSealed = await SealedAsync(cancellationToken) > 0 || _written.Count > 0;
            return isSealed
                ? [Finding("proof_keys_missing", null, "The journal is sealed, but the salt secret is not here: check where Ledger:Proofs:KeyFile points.")]
                : [];
        }

        await CheckBeyondAsync(cancellationToken);
        if (_firstBad is not null)
        {
            _findings.Insert(0, await NameFirstBadAsync(_firstBad, cancellationToken));
        }
        else
        {
            foreach (var index in _unlike)
            {
                Note("tree_altered", index + 1, $"The stored tree holds another hash for entry {index + 1} than the entry has and the signed heads cover.");
            }
        }

        return _findings;
    }

    public void Dispose() => _hasher?.Dispose();

    private void CompareHeads(long size, Queue<TreeHeadRow> stored)
    {
        byte[]? root = null;
        while (stored.TryPeek(out var row) && row.TreeSize == size)
        {
            stored.Dequeue();
            CompareWithPrevious(row);
            Compare(row.ToHead(), root ??= _tree.Root());
        }

        while (_written.TryPeek(out var head) && head.TreeSize <= size)
        {
            _written.Dequeue();
            if (head.TreeSize == size)
            {
                Compare(head, root ??= _tree.Root());
            }
        }
    }

    private void Compare(SignedTreeHead head, byte[] root)
    {
        Heads++;
        if (!_keys.Signed(head))
        {
            Note("tree_head_altered", null, $"The head over {head.TreeSize} entries does not carry the signature of this bank.");
            return;
        }

        if (head.SaltKeyId != _saltKey!.Id)
        {
            Note("proof_keys_missing", null, $"The head over {head.TreeSize} entries was made with another salt secret than the one here.");
        }

        if (Hex.Of(root) == head.Root)
        {
            _lastGood = _firstBad is null ? head.TreeSize : _lastGood;
        }
        else
        {
            _firstBad ??= head;
        }
    }

    private void CompareWithPrevious(TreeHeadRow head)
    {
        if (head.PreviousSize != _previous)
        {
            Note("tree_head_missing", null, $"The head over {head.PreviousSize} entries, which the one over {head.TreeSize} names, is missing.");
        }

        _previous = head.TreeSize;
        var loose = (int)Math.Clamp(head.TreeSize - head.PreviousSize, 0, head.TreeSize % TreeTile.Width);
        if (loose * MerkleHash.Size == head.Leaves.Length)
        {
            CompareHashes(_tree.LastLeaves(loose), head.Leaves, head.TreeSize - loose);
        }
        else
        {
            Note("tree_altered", null, $"The hashes kept with the head over {head.TreeSize} entries are not as many as they were.");
        }
    }

    private async Task CompareTilesAsync(List<TreeTile> full, CancellationToken cancellationToken)
    {
        foreach (var level in full.Where(tile => IsStored(tile.Level, tile.Index)).GroupBy(tile => tile.Level))
        {
            var (first, last) = (level.Min(tile => tile.Index), level.Max(tile => tile.Index));
            var stored = await ReadableAsync(() => _db.TreeTiles.AsNoTracking()
                .Where(row => row.TileLevel == level.Key && row.TileIndex >= first && row.TileIndex <= last)
                .ToListAsync(cancellationToken));
            var byIndex = stored.ToDictionary(row => row.TileIndex);
            foreach (var tile in level)
            {
                CompareTile(tile, byIndex.GetValueOrDefault(tile.Index));
            }
        }
    }

    private void CompareTile(TreeTile tile, TreeTileRow? row)
    {
        if (row is null || row.Hashes.Length != tile.Hashes.Length)
        {
            Note("tree_altered", null, $"Tile {tile.Index} on level {tile.Level} of the stored tree is missing.");
        }
        else if (tile.Level == 0)
        {
            CompareHashes(tile.Hashes.Span, row.Hashes, tile.Index * TreeTile.Width);
        }
        else if (_firstBad is null && _unlike.Count == 0 && !tile.Hashes.Span.SequenceEqual(row.Hashes))
        {
            Note("tree_altered", null, $"Tile {tile.Index} on level {tile.Level} of the stored tree does not follow from the entries.");
        }

        if (row is not null && _firstBad is null && _unlike.Count == 0 && !tile.Root.Span.SequenceEqual(row.Root))
        {
            Note("tree_altered", null, $"The root kept for tile {tile.Index} on level {tile.Level} does not follow from the entries.");
        }
    }

    private void CompareHashes(ReadOnlySpan<byte> computed, ReadOnlySpan<byte> stored, long firstIndex)
    {
        if (computed.SequenceEqual(stored))
        {
            return;
        }

        for (var i = 0; i < computed.Length; i += MerkleHash.Size)
        {
            if (!computed.Slice(i, MerkleHash.Size).SequenceEqual(stored.Slice(i, MerkleHash.Size)))
            {
                _unlike.Add(firstIndex + (i / MerkleHash.Size));
            }

            if (_unlike.Count > FindingsShown)
            {
                _unlike.Remove(_unlike.Max);
            }
        }
    }

    /// <summary>SQLite stores anything in any column; what cannot be read was put there by hand.</summary>
    private async Task<List<T>> ReadableAsync<T>(Func<Task<List<T>>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or InvalidOperationException or OverflowException)
        {
            Note("tree_altered", null, "A row of the stored tree or of its heads holds something that is no value of its column.");
            return [];
        }
    }

    private bool IsStored(int level, long index) => (index + 1) << (TreeTile.Height * (level + 1)) <= _stored;

    /// <summary>Heads over more entries than there are, and tiles that nothing belongs to.</summary>
    private async Task CheckBeyondAsync(CancellationToken cancellationToken)
    {
        var size = _tree.Size;
        var beyond = await ReadableAsync(() => _db.TreeHeads.AsNoTracking()
            .Where(head => head.TreeSize > size || head.TreeSize < 1)
            .OrderBy(head => head.TreeSize)
            .Take(FindingsShown)
            .ToListAsync(cancellationToken));
        foreach (var head in beyond.Select(row => row.ToHead()).Concat(_written).Where(_keys.Signed))
        {
            _firstBad ??= head;
        }

        foreach (var head in beyond.Select(row => row.ToHead()).Where(head => !_keys.Signed(head)))
        {
            Note("tree_head_altered", null, $"The head over {head.TreeSize} entries does not carry the signature of this bank.");
        }

        // A sealer that was killed leaves at most one head that is written down and not stored; it is stored by the next run.
        var stored = await SealedAsync(cancellationToken);
        if (stored < _onceStored || _writtenSizes.Count(written => written > stored) > 1)
        {
            Note("tree_head_missing", null, $"The head over {_lastWritten} entries was written down and stored, but the database does not have it any more.");
        }

        var sealedSize = Math.Min(size, _stored);
        for (var level = (short)0; level < sizeof(long); level++)
        {
            var tiles = sealedSize >> (TreeTile.Height * (level + 1));
            var kept = await _db.TreeTiles.LongCountAsync(tile => tile.TileLevel == level, cancellationToken);
            if (kept > tiles)
            {
                Note("tree_altered", null, $"The stored tree has {kept} tiles on level {level} where {tiles} belong.");
            }
        }
    }

    private async Task<VerificationFinding> NameFirstBadAsync(SignedTreeHead head, CancellationToken cancellationToken)
    {
        if (head.TreeSize > _tree.Size && _lastGood == _tree.Size)
        {
            return Finding(
                "journal_cut", _tree.Size + 1, $"A head was signed over {head.TreeSize} entries, but the journal ends after entry {_tree.Size}.");
        }

        // Hashes that were stored when the head was signed are as good as signed if they lead to its root; then the first that differs
        // is the first entry that was touched.
        if (await StoredRootAsync(head.TreeSize, cancellationToken) == head.Root)
        {
            var first = (_unlike.Count > 0 ? _unlike.Min : _tree.Size) + 1;
            return Finding("entry_not_as_sealed", first, $"Entry {first} is not the one that was sealed at this place of the journal.");
        }

        return Finding(
            "entry_not_as_sealed",
            _lastGood + 1,
            $"The entries from {_lastGood + 1} to {Math.Min(head.TreeSize, Math.Max(_tree.Size, _lastGood + 1))} are not those that were sealed. "
            + "The stored hashes were altered too, so that the first entry is known only as far as the signed heads tell.");
    }

    private async Task<string?> StoredRootAsync(long size, CancellationToken cancellationToken)
    {
        var tree = new GrowingTree();
        for (long index = 0; index < size >> TreeTile.Height; index++)
        {
            var hashes = await _db.TreeTiles
                .Where(tile => tile.TileLevel == 0 && tile.TileIndex == index)
                .Select(tile => tile.Hashes)
                .SingleOrDefaultAsync(cancellationToken);
            AppendAll(tree, hashes ?? []);
        }

        var first = tree.Size;
        await foreach (var leaves in _db.TreeHeads
            .Where(row => row.TreeSize > first && row.TreeSize <= size)
            .OrderBy(row => row.TreeSize)
            .Select(row => row.Leaves)
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            AppendAll(tree, leaves);
        }

        return tree.Size == size ? Hex.Of(tree.Root()) : null;
    }

    private void AppendAll(GrowingTree tree, byte[] hashes)
    {
        // The last entries, of which no tile is full, have not been compared yet.
        var begun = (int)(_tree.Size % TreeTile.Width);
        for (var i = 0; i + MerkleHash.Size <= hashes.Length; i += MerkleHash.Size)
        {
            var hash = hashes.AsSpan(i, MerkleHash.Size);
            var at = (int)Math.Clamp(tree.Size - (_tree.Size - begun), -1, begun);
            if (at >= 0 && at < begun && !hash.SequenceEqual(_tree.LastLeaves(begun - at)[..MerkleHash.Size]))
            {
                _unlike.Add(tree.Size);
            }

            tree.Append(hash);
        }
    }

    private void Note(string code, long? entryId, string message)
    {
        if (_findings.Count < FindingsShown)
        {
            _findings.Add(Finding(code, entryId, message));
        }
    }

    private static VerificationFinding Finding(string code, long? entryId, string message) =>
        new($"ledger.verify.{code}", entryId, null, null, message);
}
