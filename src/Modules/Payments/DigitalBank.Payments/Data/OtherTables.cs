using DigitalBank.Payments.Files;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Reconciliation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class PaymentFileTable : IEntityTypeConfiguration<PaymentFile>
{
    public void Configure(EntityTypeBuilder<PaymentFile> builder)
    {
        builder.ToTable("PaymentFiles");
        builder.HasKey(file => file.Id);
        builder.Property(file => file.Version).IsConcurrencyToken();
        builder.Property(file => file.MessageId).HasMaxLength(35);
        builder.Property(file => file.MessageName).HasMaxLength(40);
        builder.Property(file => file.InitiatingParty).HasMaxLength(200);
        builder.Property(file => file.ContentHash).HasMaxLength(64);
        builder.Property(file => file.DuplicateKey).HasMaxLength(64);
        builder.Property(file => file.ControlSum).HasPrecision(28, 5);
        builder.Property(file => file.Refusal).HasMaxLength(-1);
        builder.HasIndex(file => file.DuplicateKey).IsUnique();
    }
}

internal sealed class OutgoingBatchTable : IEntityTypeConfiguration<OutgoingBatch>
{
    public void Configure(EntityTypeBuilder<OutgoingBatch> builder)
    {
        builder.ToTable("OutgoingBatches");
        builder.HasKey(batch => batch.Id);
        builder.Property(batch => batch.Version).IsConcurrencyToken();
        builder.Property(batch => batch.CurrencyCode).HasMaxLength(3);
        builder.Property(batch => batch.NostroCode).HasMaxLength(40);
        builder.Property(batch => batch.MessageId).HasMaxLength(35);
        builder.HasIndex(batch => batch.MessageId).IsUnique();
        builder.HasIndex(batch => batch.Status);
    }
}

internal sealed class NostroStatementTable : IEntityTypeConfiguration<NostroStatement>
{
    public void Configure(EntityTypeBuilder<NostroStatement> builder)
    {
        builder.ToTable("NostroStatements");
        builder.HasKey(statement => statement.Id);
        builder.Property(statement => statement.NostroCode).HasMaxLength(40);
        builder.Property(statement => statement.CurrencyCode).HasMaxLength(3);
        builder.Property(statement => statement.StatementId).HasMaxLength(100);
        builder.Property(statement => statement.DuplicateKey).HasMaxLength(64);
        builder.Property(statement => statement.ContentHash).HasMaxLength(64);
        builder.Property(statement => statement.FileName).HasMaxLength(260);

        // Settles the race of two runs over one statement.
        builder.HasIndex(statement => new { statement.LedgerAccountId, statement.DuplicateKey }).IsUnique();
    }
}

internal sealed class ReconciliationItemTable : IEntityTypeConfiguration<ReconciliationItem>
{
    public void Configure(EntityTypeBuilder<ReconciliationItem> builder)
    {
        builder.ToTable("ReconciliationItems");
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.NostroCode).HasMaxLength(40);
        builder.Property(item => item.CurrencyCode).HasMaxLength(3);
        builder.Property(item => item.Uetr).HasMaxLength(36);
        builder.Property(item => item.EndToEndId).HasMaxLength(35);
        builder.Property(item => item.InstructionId).HasMaxLength(35);
        builder.Property(item => item.TransactionId).HasMaxLength(35);
        builder.Property(item => item.ServicerReference).HasMaxLength(140);
        builder.Property(item => item.Note).HasMaxLength(500);

        // A line of ours is taken up once, and a statement's entry once.
        builder.HasIndex(item => new { item.LedgerAccountId, item.EntryId, item.LineNumber }).IsUnique();
        builder.HasIndex(item => new { item.StatementId, item.Position }).IsUnique();
        builder.HasIndex(item => new { item.LedgerAccountId, item.MatchId });
    }
}
