using DigitalBank.Payments.Limits;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class PaymentLimitTable : IEntityTypeConfiguration<PaymentLimit>
{
    public void Configure(EntityTypeBuilder<PaymentLimit> builder)
    {
        builder.ToTable("PaymentLimits");
        builder.HasKey(limit => limit.Id);
        builder.Property(limit => limit.Version).IsConcurrencyToken();
        builder.Property(limit => limit.CurrencyCode).HasMaxLength(3);
        builder.Property(limit => limit.Kind).HasMaxLength(100);
        builder.HasIndex(limit => limit.Kind).IsUnique();
        builder.HasIndex(limit => limit.PartyId);
    }
}

internal sealed class LimitCounterTable : IEntityTypeConfiguration<LimitCounter>
{
    public void Configure(EntityTypeBuilder<LimitCounter> builder)
    {
        builder.ToTable("LimitCounters");
        builder.HasKey(counter => counter.Key);
        builder.IsNotAudited(); // follows from the orders
        builder.Property(counter => counter.Key).HasMaxLength(LimitCounter.LongestKey);
    }
}

internal sealed class LimitUseTable : IEntityTypeConfiguration<LimitUse>
{
    public void Configure(EntityTypeBuilder<LimitUse> builder)
    {
        builder.ToTable("LimitUses");
        builder.HasKey(use => new { use.PaymentOrderId, use.CounterKey });
        builder.IsNotAudited(); // follows from the orders
        builder.Property(use => use.CounterKey).HasMaxLength(LimitCounter.LongestKey);
    }
}

internal sealed class QrCodeTable : IEntityTypeConfiguration<QrCode>
{
    public void Configure(EntityTypeBuilder<QrCode> builder)
    {
        builder.ToTable("QrCodes");
        builder.HasKey(code => code.Id);
        builder.Property(code => code.CurrencyCode).HasMaxLength(3);
        builder.Property(code => code.Reference).HasMaxLength(25);
        builder.Property(code => code.Payload).HasMaxLength(512);
        builder.HasIndex(code => new { code.PayeePartyId, code.Id });
        builder.HasIndex(code => code.PaymentOrderId);
    }
}
