using System.Security.Cryptography;
using DigitalBank.SharedKernel.MerkleTrees;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Proofs;

/// <summary>Proofs of trees of any size, against a tree computed straight from the definition in RFC 6962, section 2.1.</summary>
public sealed class MerkleTreeTests
{
    private const int Seed = 6962;

    private const int LargestTree = 700;

    [Fact]
    public void Given_any_number_of_leaves_Then_the_growing_tree_has_the_root_of_the_definition()
    {
        var leaves = Leaves(LargestTree);
        var tree = new GrowingTree();
        for (var size = 0; size <= LargestTree; size++)
        {
            tree.Root().ShouldBe(RootOf(leaves.AsSpan(0, size)), $"size {size}");
            if (size < LargestTree)
            {
                tree.Append(leaves[size]);
            }
        }
    }

    [Fact]
    public void Given_a_tree_that_is_put_down_anywhere_Then_it_is_continued_from_its_tiles()
    {
        var leaves = Leaves(66_000);
        var whole = new GrowingTree();
        var tiles = new List<TreeTile>();
        foreach (var leaf in leaves)
        {
            whole.Append(leaf, tiles);
        }

        foreach (var size in (int[])[1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 65_800])
        {
            byte[] bottom = [.. leaves[(size / 256 * 256)..size].SelectMany(leaf => leaf)];
            byte[] middle = [.. tiles.Where(tile => tile.Level == 0).Take(size / 256).Skip(size / 65_536 * 256).SelectMany(tile => tile.Root.ToArray())];
            byte[] top = [.. tiles.Where(tile => tile.Level == 1).Take(size / 65_536).SelectMany(tile => tile.Root.ToArray())];
            var continued = GrowingTree.Continue(size, [bottom, middle, top]);
            foreach (var leaf in leaves.Skip(size))
            {
                continued.Append(leaf);
            }

            continued.Root().ShouldBe(whole.Root(), $"from {size}");
        }
    }

    [Fact]
    public void Given_any_leaf_of_any_tree_Then_its_proof_holds_and_no_other_does()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 400; round++)
        {
            var size = random.Next(1, LargestTree);
            var index = random.Next(size);
            var leaves = Leaves(size);
            var root = RootOf(leaves);
            var path = PathOf(MerklePaths.ForInclusion(index, size), leaves);

            MerkleProof.IsIncluded(leaves[index], index, size, path, root).ShouldBeTrue($"{index} of {size}, seed {Seed}");

            MerkleProof.IsIncluded(Flipped(leaves[index], random), index, size, path, root).ShouldBeFalse();
            MerkleProof.IsIncluded(leaves[index], index, size, path, Flipped(root, random)).ShouldBeFalse();
            MerkleProof.IsIncluded(leaves[index], index ^ (1L << random.Next(10)), size, path, root).ShouldBeFalse();
            MerkleProof.IsIncluded(leaves[index], index, size, [.. path, root], root).ShouldBeFalse();
            if (path.Count > 0)
            {
                MerkleProof.IsIncluded(leaves[index], index, size, FlippedOne(path, random), root).ShouldBeFalse();
                MerkleProof.IsIncluded(leaves[index], index, size, path[1..], root).ShouldBeFalse();
                MerkleProof.IsIncluded(leaves[index], index, size, path[..^1], root).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Given_any_two_sizes_of_a_tree_Then_their_proof_holds_and_no_other_does()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 400; round++)
        {
            var second = random.Next(1, LargestTree);
            var first = random.Next(1, second + 1);
            var leaves = Leaves(second);
            var (firstRoot, secondRoot) = (RootOf(leaves.AsSpan(0, first)), RootOf(leaves));
            var path = PathOf(MerklePaths.ForConsistency(first, second), leaves);

            MerkleProof.IsConsistent(first, second, firstRoot, secondRoot, path).ShouldBeTrue($"{first} to {second}, seed {Seed}");

            MerkleProof.IsConsistent(first, second, Flipped(firstRoot, random), secondRoot, path).ShouldBeFalse();
            MerkleProof.IsConsistent(first, second, firstRoot, Flipped(secondRoot, random), path).ShouldBeFalse();
            MerkleProof.IsConsistent(first, second, firstRoot, secondRoot, [.. path, secondRoot]).ShouldBeFalse();
            if (path.Count > 0)
            {
                MerkleProof.IsConsistent(first, second, firstRoot, secondRoot, FlippedOne(path, random)).ShouldBeFalse();
                MerkleProof.IsConsistent(first, second, firstRoot, secondRoot, path[..^1]).ShouldBeFalse();
            }
        }
    }

    /// <summary>MTH of RFC 6962, section 2.1, as it stands there.</summary>
    private static byte[] RootOf(Span<byte[]> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.Length == 0 ? SHA256.HashData([]) : leaves[0];
        }

        var middle = 1;
        while (middle * 2 < leaves.Length)
        {
            middle *= 2;
        }

        return SHA256.HashData([1, .. RootOf(leaves[..middle]), .. RootOf(leaves[middle..])]);
    }

    private static List<byte[]> PathOf(IEnumerable<LeafRange> ranges, byte[][] leaves) =>
        [.. ranges.Select(range => RootOf(leaves.AsSpan((int)range.Start, (int)range.Count)))];

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(number => MerkleHash.OfLeaf(BitConverter.GetBytes(number)))];

    private static byte[] Flipped(byte[] hash, Random random)
    {
        byte[] copy = [.. hash];
        copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static List<byte[]> FlippedOne(List<byte[]> path, Random random)
    {
        var at = random.Next(path.Count);
        return [.. path.Select((hash, i) => i == at ? Flipped(hash, random) : hash)];
    }
}
