using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Ledger.Data;

/// <summary>A hold as it is now. Written by the posting engine.</summary>
internal sealed class HoldRow
{
    public required Guid HoldId { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Minor units of the account's currency, above zero: what was set aside in the beginning.</summary>
    public required long Amount { get; init; }

    public required long Captured { get; init; }

    /// <summary>What was freed, by release, expiry or a capture that left nothing held.</summary>
    public required long Released { get; init; }

    public required HoldStatus Status { get; init; }

    /// <summary>How many changes it has had, its placing included.</summary>
    public required int Changes { get; init; }

    public required string Source { get; init; }

    public required string SourceReference { get; init; }

    public required string EventCode { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>One thing that happened to a hold; only ever inserted.</summary>
internal sealed class HoldChangeRow
{
    public required Guid HoldId { get; init; }

    /// <summary>Counts from 1, the placing, without a gap.</summary>
    public required int Sequence { get; init; }

    public required HoldChangeKind Kind { get; init; }

    public required long Amount { get; init; }

    /// <summary>What a capture freed besides.</summary>
    public required long Released { get; init; }

    /// <summary>The entry of a capture.</summary>
    public required long? EntryId { get; init; }

    public required Guid IdempotencyKey { get; init; }

    /// <summary>SHA-256 of what the client asked for.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>
/// What was asked for where that was more than the entry that came of it: a capture, a maximum, a step of a chain. A repeated key is compared
/// with this hash instead of the entry's own.
/// </summary>
internal sealed class EntryRequest
{
    public required long EntryId { get; init; }

    public required byte[] RequestHash { get; init; }
}

internal static class HoldTables
{
    private const int HashLength = 32;

    public static void Map(ModelBuilder modelBuilder, bool keepsKeysAsBytes)
    {
        modelBuilder.Entity<HoldRow>(hold =>
        {
            hold.ToTable("Holds");
            hold.HasKey(h => h.HoldId);
            KeepAs(hold.Property(h => h.HoldId).ValueGeneratedNever(), keepsKeysAsBytes);
            hold.Property(h => h.Status).HasConversion<short>();
            hold.Property(h => h.Source).HasMaxLength(20);
            hold.Property(h => h.SourceReference).HasMaxLength(64);
            hold.Property(h => h.EventCode).HasMaxLength(40);
            hold.HasIndex(h => new { h.AccountId, h.PlacedAt, h.HoldId });
            hold.HasIndex(h => new { h.Status, h.ExpiresAt });
            hold.IsNotAudited();
        });
        modelBuilder.Entity<HoldChangeRow>(change =>
        {
            change.ToTable("HoldChanges");
            change.HasKey(c => new { c.HoldId, c.Sequence });
            KeepAs(change.Property(c => c.HoldId), keepsKeysAsBytes);
            KeepAs(change.Property(c => c.IdempotencyKey), keepsKeysAsBytes);
            change.Property(c => c.Sequence).ValueGeneratedNever();
            change.Property(c => c.Kind).HasConversion<short>();
            change.Property(c => c.RequestHash).HasMaxLength(HashLength);
            change.HasIndex(c => c.IdempotencyKey).IsUnique();
            change.IsAppendOnly().IsNotAudited();
        });
        modelBuilder.Entity<EntryRequest>(request =>
        {
            request.HasKey(r => r.EntryId);
            request.Property(r => r.EntryId).ValueGeneratedNever();
            request.Property(r => r.RequestHash).HasMaxLength(HashLength);
            request.IsAppendOnly().IsNotAudited();
        });
    }

    private static void KeepAs(PropertyBuilder<Guid> key, bool keepsKeysAsBytes)
    {
        if (keepsKeysAsBytes)
        {
            key.HasConversion(guid => guid.ToByteArray(true), bytes => new Guid(bytes, true));
        }
    }
}
