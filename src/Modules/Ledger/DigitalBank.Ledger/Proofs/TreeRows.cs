using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.MerkleTrees;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Proofs;

/// <summary>A full tile of the journal's tree. The root stands in front of the hashes: it is read much more often.</summary>
internal sealed class TreeTileRow
{
    public required short TileLevel { get; init; }

    public required long TileIndex { get; init; }

    public required byte[] Root { get; init; }

    public required byte[] Hashes { get; init; }

    public static TreeTileRow Of(TreeTile tile) => new()
    {
        TileLevel = (short)tile.Level,
        TileIndex = tile.Index,
        Root = tile.Root.ToArray(),
        Hashes = tile.Hashes.ToArray(),
    };
}

/// <summary>A signed head.</summary>
internal sealed class TreeHeadRow
{
    public required long TreeSize { get; init; }

    public required long PreviousSize { get; init; }

    public required byte[] Root { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public required string Bank { get; init; }

    public required string SaltKeyId { get; init; }

    public required string Algorithm { get; init; }

    public required string KeyId { get; init; }

    public required byte[] Signature { get; init; }

    /// <summary>Hashes of the leaves that came after the head before and that no full tile holds yet.</summary>
    public required byte[] Leaves { get; init; }

    public static TreeHeadRow Of(SignedTreeHead head, byte[] leaves) => new()
    {
        TreeSize = head.TreeSize,
        PreviousSize = head.PreviousSize,
        Root = Convert.FromHexString(head.Root),
        SignedAt = head.SignedAt,
        Bank = head.Bank,
        SaltKeyId = head.SaltKeyId,
        Algorithm = head.Algorithm,
        KeyId = head.KeyId,
        Signature = Convert.FromHexString(head.Signature),
        Leaves = leaves,
    };

    public SignedTreeHead ToHead() => new(Bank, TreeSize, PreviousSize, Hex.Of(Root), SignedAt, SaltKeyId, Algorithm, KeyId, Hex.Of(Signature));
}

internal static class TreeTables
{
    private const int LongestName = 64;
    private const int LongestSignature = 8_192;

    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TreeTileRow>(tile =>
        {
            tile.ToTable("TreeTiles");
            tile.HasKey(t => new { t.TileLevel, t.TileIndex });
            tile.Property(t => t.Root).HasMaxLength(MerkleHash.Size);
            tile.Property(t => t.Hashes).HasMaxLength(-1);
            tile.IsAppendOnly().IsNotAudited();
        });
        modelBuilder.Entity<TreeHeadRow>(head =>
        {
            head.ToTable("TreeHeads");
            head.HasKey(h => h.TreeSize);
            head.Property(h => h.TreeSize).ValueGeneratedNever();
            head.Property(h => h.Root).HasMaxLength(MerkleHash.Size);
            head.Property(h => h.Bank).HasMaxLength(11);
            head.Property(h => h.SaltKeyId).HasMaxLength(LongestName);
            head.Property(h => h.Algorithm).HasMaxLength(LongestName);
            head.Property(h => h.KeyId).HasMaxLength(LongestName);
            head.Property(h => h.Signature).HasMaxLength(LongestSignature); // post-quantum ones take some thousand bytes
            head.Property(h => h.Leaves).HasMaxLength(-1);
            head.IsAppendOnly().IsNotAudited();
        });
    }
}
