using DigitalBank.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Platform.Data;

/// <summary>
/// The tables that every module writes in the same transaction as its own change. Each context maps them; the platform's own
/// context creates them.
/// </summary>
internal static class PlatformTables
{
    internal const string Schema = "platform";

    internal static void MapShared(ModelBuilder modelBuilder, bool ownedHere)
    {
        modelBuilder.Entity<OutboxMessage>(outbox =>
        {
            Table(outbox, "Outbox", ownedHere);
            outbox.HasKey(message => message.Id);
            outbox.Property(message => message.Payload).HasMaxLength(-1);
            outbox.Property(message => message.LastError).HasMaxLength(1000);
            outbox.HasIndex(message => new { message.OccurredAt, message.Ordinal }).HasFilter("dispatched_at IS NULL");
        });
        modelBuilder.Entity<AuditRecord>(audit =>
        {
            Table(audit, "AuditTrail", ownedHere);
            audit.HasKey(record => record.Id);
            audit.IsAppendOnly();
            audit.Property(record => record.Before).HasMaxLength(-1);
            audit.Property(record => record.After).HasMaxLength(-1);
            audit.Property(record => record.Reason).HasMaxLength(500);
            audit.HasIndex(record => new { record.Subject, record.SubjectId });
        });
        modelBuilder.Entity<IdempotencyRecord>(record =>
        {
            Table(record, "IdempotencyKeys", ownedHere);
            record.HasKey(r => new { r.Actor, r.Key });
            record.Property(r => r.Answer).HasMaxLength(-1);
            record.Property(r => r.RequestHash).HasMaxLength(32);
        });
    }

    private static void Table<TEntity>(EntityTypeBuilder<TEntity> entity, string name, bool ownedHere)
        where TEntity : class =>
        entity.ToTable(name, Schema, table => table.ExcludeFromMigrations(!ownedHere));
}
