using DigitalBank.Payments.HeldOrders;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class HeldDecisionTable : IEntityTypeConfiguration<HeldDecision>
{
    public void Configure(EntityTypeBuilder<HeldDecision> builder)
    {
        builder.ToTable("HeldDecisions");
        builder.HasKey(decision => decision.PaymentOrderId);
        builder.Property(decision => decision.Reason).HasMaxLength(500).IsSecret(); // free text, which erasure takes away
        builder.Property(decision => decision.DecidedBy).HasMaxLength(200);
    }
}

internal sealed class PaymentDecisionTable : IEntityTypeConfiguration<PaymentDecision>
{
    public void Configure(EntityTypeBuilder<PaymentDecision> builder)
    {
        builder.ToTable("PaymentDecisions");
        builder.HasKey(decision => decision.PaymentOrderId);
        builder.IsNotAudited(); // a record itself, which never changes
        builder.Property(decision => decision.Rules).HasMaxLength(-1);
        builder.Property(decision => decision.Facts).HasMaxLength(-1);
    }
}
