using DigitalBank.Payments.Files;
using DigitalBank.Payments.Outgoing;
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
