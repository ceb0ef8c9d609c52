namespace DigitalBank.SharedKernel.MerkleTrees;

/// <summary>Checks proofs with nothing but hashes at hand.</summary>
/// <remarks>Source: RFC 9162, sections 2.1.3.2 and 2.1.4.2. A proof with too few or too many hashes is refused.</remarks>
public static class MerkleProof
{
    /// <summary>Whether the tree with that root has the leaf at that index, counted from 0.</summary>
    public static bool IsIncluded(ReadOnlySpan<byte> leafHash, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size || leafHash.Length != MerkleHash.Size || path.Any(hash => hash.Length != MerkleHash.Size))
        {
            return false;
        }

        var (node, last) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var beside in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleHash.OfNode(beside, hash);
                SkipWhileRightmost(ref node, ref last);
            }
            else
            {
                hash = MerkleHash.OfNode(hash, beside);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the second tree begins with all leaves of the first one, in the same order.</summary>
    public static bool IsConsistent(long first, long second, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (first < 0 || second < first || path.Any(hash => hash.Length != MerkleHash.Size))
        {
            return false;
        }

        if (first == second)
        {
            return path.Count == 0 && firstRoot.SequenceEqual(secondRoot);
        }

        if (first == 0)
        {
            // Every tree begins with nothing.
            return path.Count == 0 && firstRoot.SequenceEqual(MerkleHash.EmptyRoot);
        }

        return path.Count > 0 && AreBothReached(first, second, firstRoot, secondRoot, path);
    }

    private static bool AreBothReached(
        long first, long second, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> path)
    {
        var isPerfect = (first & (first - 1)) == 0;
        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        var start = isPerfect ? firstRoot.ToArray() : path[0];
        var (firstHash, secondHash) = (start, start);
        for (var i = isPerfect ? 0 : 1; i < path.Count; i++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                firstHash = MerkleHash.OfNode(path[i], firstHash);
                secondHash = MerkleHash.OfNode(path[i], secondHash);
                SkipWhileRightmost(ref node, ref last);
            }
            else
            {
                secondHash = MerkleHash.OfNode(secondHash, path[i]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && firstRoot.SequenceEqual(firstHash) && secondRoot.SequenceEqual(secondHash);
    }

    /// <summary>A last node without a right neighbour moves up as it is until it becomes one's right child.</summary>
    private static void SkipWhileRightmost(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
        {
            node >>= 1;
            last >>= 1;
        }
    }
}
