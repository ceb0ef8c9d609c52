using System.Numerics;

namespace DigitalBank.SharedKernel.MerkleTrees;

/// <summary>Which subtrees a proof consists of, in the order in which it lists their hashes.</summary>
/// <remarks>Source: RFC 6962, sections 2.1.1 and 2.1.2.</remarks>
public static class MerklePaths
{
    /// <summary>The subtrees beside the way from a leaf up to the root of a tree of that size.</summary>
    public static IReadOnlyList<LeafRange> ForInclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<LeafRange>();
        for (var tree = new LeafRange(0, size); tree.Count > 1;)
        {
            var (left, right) = Split(tree);
            path.Add(index < left.End ? right : left);
            tree = index < left.End ? left : right;
        }

        path.Reverse();
        return path;
    }

    /// <summary>The subtrees from which both roots follow: that of the first so many leaves, and that of all. Empty when the sizes are the same.</summary>
    public static IReadOnlyList<LeafRange> ForConsistency(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var path = new List<LeafRange>();
        var tree = new LeafRange(0, second);
        while (first != tree.End)
        {
            var (left, right) = Split(tree);
            path.Add(first <= left.End ? right : left);
            tree = first <= left.End ? left : right;
        }

        // Whoever checks knows the first root already when it is a subtree by itself.
        if (tree.Start > 0)
        {
            path.Add(tree);
        }

        path.Reverse();
        return path;
    }

    private static (LeafRange Left, LeafRange Right) Split(LeafRange tree)
    {
        var middle = tree.Start + (1L << BitOperations.Log2((ulong)(tree.Count - 1)));
        return (tree with { End = middle }, tree with { Start = middle });
    }
}
