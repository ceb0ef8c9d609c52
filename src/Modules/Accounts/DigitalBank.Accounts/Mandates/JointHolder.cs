using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

/// <summary>A party that holds an account together with the one who opened it. Who left is in the audit trail.</summary>
internal sealed class JointHolder
{
    public required Guid AccountId { get; init; }

    public required Guid PartyId { get; init; }

    /// <summary>Of the responsibility, above 0 and below 100; the first holder bears what the others do not.</summary>
    public required decimal SharePercent { get; set; }

    public required DateOnly Since { get; init; }

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<JointHolder>(holder =>
    {
        holder.ToTable("JointHolders");
        holder.HasKey(h => new { h.AccountId, h.PartyId });
        holder.Property(h => h.SharePercent).HasPrecision(7, 4);
        holder.HasIndex(h => h.PartyId);
    });
}

/// <summary>Which of several holders a payment needs.</summary>
internal enum SigningRule
{
    AnyOne = 0,

    /// <summary>No holder pays alone. Somebody with a mandate does: all of them have granted it.</summary>
    AllTogether = 1,
}
