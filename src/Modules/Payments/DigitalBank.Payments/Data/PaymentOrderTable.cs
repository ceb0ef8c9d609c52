using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class PaymentOrderTable : IEntityTypeConfiguration<PaymentOrder>
{
    public void Configure(EntityTypeBuilder<PaymentOrder> builder)
    {
        builder.ToTable("PaymentOrders");
        builder.HasKey(order => order.Id);

        // An order carries its own history, step by step with the reason; the audit trail would tell the same again for every payment.
        builder.IsNotAudited();
        builder.Ignore(order => order.Amount);
        builder.Ignore(order => order.Exchange);
        builder.Ignore(order => order.Debited);
        builder.Property(order => order.ExchangeTerms).HasMaxLength(-1);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.RequestHash).HasMaxLength(64);
        builder.Property(order => order.PaymentInformationId).HasMaxLength(35);
        builder.Property(order => order.DebtorIdentifier).HasMaxLength(34);
        builder.Property(order => order.CreditorIdentifier).HasMaxLength(34);
        builder.Property(order => order.CreditorAgentBic).HasMaxLength(11);
        builder.Property(order => order.CurrencyCode).HasMaxLength(3);
        builder.Property(order => order.NostroCode).HasMaxLength(40);
        builder.Property(order => order.InstructionId).HasMaxLength(35);
        builder.Property(order => order.EndToEndId).HasMaxLength(35);
        builder.Property(order => order.Uetr).HasMaxLength(36);
        builder.Property(order => order.RemittanceInformation).HasMaxLength(-1);
        builder.Property(order => order.Details).HasMaxLength(-1);
        builder.Property(order => order.FailureCode).HasMaxLength(80);
        builder.Property(order => order.FailureMessage).HasMaxLength(1000);
        builder.Property(order => order.ReasonCode).HasMaxLength(4);

        // Settle the race of two requests with one key, and of two runs over one file.
        builder.HasIndex(order => new { order.OrderingPartyId, order.IdempotencyKey }).IsUnique();
        builder.HasIndex(order => new { order.FileId, order.Position }).IsUnique().HasFilter("file_id IS NOT NULL");
        builder.HasIndex(order => new { order.Status, order.ExecutionDate });

        // Most orders are of no batch and no code, and each index of them costs as much as a row.
        builder.HasIndex(order => order.BatchId).HasFilter("batch_id IS NOT NULL");
        builder.HasIndex(order => order.QrCodeId).HasFilter("qr_code_id IS NOT NULL");
        builder.HasIndex(order => order.WaitingPaymentId).IsUnique().HasFilter("waiting_payment_id IS NOT NULL");
    }
}

internal sealed class PaymentOrderStepTable : IEntityTypeConfiguration<PaymentOrderStep>
{
    public void Configure(EntityTypeBuilder<PaymentOrderStep> builder)
    {
        builder.ToTable("PaymentOrderSteps");
        builder.HasKey(step => new { step.PaymentOrderId, step.Number });
        builder.IsNotAudited(); // is a log itself
        builder.Property(step => step.ReasonCode).HasMaxLength(4);
    }
}
