using System.Numerics;

namespace DigitalBank.SharedKernel.MerkleTrees;

/// <summary>A subtree over the leaves from <paramref name="Start"/> up to, without, <paramref name="End"/>.</summary>
public readonly record struct LeafRange(long Start, long End)
{
    public long Count => End - Start;

    /// <summary>The perfect subtrees that it consists of, from left to right; folded from the right they give its hash.</summary>
    public IEnumerable<TreeNode> PerfectNodes()
    {
        for (var start = Start; start < End;)
        {
            var level = BitOperations.Log2((ulong)(End - start));
            yield return new TreeNode(level, start >> level);
            start += 1L << level;
        }
    }
}

/// <summary>The hash over 2 to the power of <paramref name="Level"/> leaves; those of one level are counted from 0.</summary>
public readonly record struct TreeNode(int Level, long Index);
