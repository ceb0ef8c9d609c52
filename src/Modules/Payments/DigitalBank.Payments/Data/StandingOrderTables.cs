using DigitalBank.Payments.Beneficiaries;
using DigitalBank.Payments.StandingOrders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class BeneficiaryTable : IEntityTypeConfiguration<Beneficiary>
{
    public void Configure(EntityTypeBuilder<Beneficiary> builder)
    {
        builder.ToTable("Beneficiaries");
        builder.HasKey(beneficiary => beneficiary.Id);
        builder.Property(beneficiary => beneficiary.Name).HasMaxLength(140);
        builder.Property(beneficiary => beneficiary.Identifier).HasMaxLength(34);
        builder.Property(beneficiary => beneficiary.AgentBic).HasMaxLength(11);
        builder.HasIndex(beneficiary => new { beneficiary.PartyId, beneficiary.Identifier }).IsUnique();
    }
}

internal sealed class StandingOrderTable : IEntityTypeConfiguration<StandingOrder>
{
    public void Configure(EntityTypeBuilder<StandingOrder> builder)
    {
        builder.ToTable("StandingOrders");
        builder.HasKey(order => order.Id);
        builder.Ignore(order => order.Schedule);
        builder.Ignore(order => order.HasEnded);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.Transfer).HasMaxLength(-1);
        builder.HasIndex(order => new { order.PartyId, order.Id });
        builder.HasIndex(order => new { order.Status, order.NextDueDate });
    }
}

internal sealed class StandingOrderPaymentTable : IEntityTypeConfiguration<StandingOrderPayment>
{
    public void Configure(EntityTypeBuilder<StandingOrderPayment> builder)
    {
        builder.ToTable("StandingOrderPayments");

        // Settles the race of two runs over one due date.
        builder.HasKey(payment => new { payment.StandingOrderId, payment.Number });
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.Property(payment => payment.FailureCode).HasMaxLength(80);
        builder.HasIndex(payment => payment.NextAttemptDate);
    }
}
