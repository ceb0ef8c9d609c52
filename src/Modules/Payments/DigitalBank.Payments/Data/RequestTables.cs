using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.PaymentRequests;
using DigitalBank.Payments.WaitingPayments;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class PaymentRequestTable : IEntityTypeConfiguration<PaymentRequest>
{
    public void Configure(EntityTypeBuilder<PaymentRequest> builder)
    {
        builder.ToTable("PaymentRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.CurrencyCode).HasMaxLength(3);
        builder.Property(request => request.PayeeName).HasMaxLength(200);
        builder.Property(request => request.MaskedPayer).HasMaxLength(34);
        builder.Property(request => request.RemittanceInformation).HasMaxLength(140);
        builder.HasIndex(request => new { request.PayeePartyId, request.Id });
        builder.HasIndex(request => new { request.PayerPartyId, request.Id });
        builder.HasIndex(request => request.PaymentOrderId).HasFilter("payment_order_id IS NOT NULL");
    }
}

internal sealed class WaitingPaymentTable : IEntityTypeConfiguration<WaitingPayment>
{
    public void Configure(EntityTypeBuilder<WaitingPayment> builder)
    {
        builder.ToTable("WaitingPayments");
        builder.HasKey(payment => payment.Id);
        builder.Ignore(payment => payment.Amount);
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.IsEncrypted(payment => payment.Alias, "payments.waiting.alias", AliasText.Longest);
        builder.HasBlindIndex(payment => payment.WaitingAlias, "payments.waiting.index");
        builder.Property(payment => payment.MaskedAlias).HasMaxLength(34);
        builder.Property(payment => payment.CurrencyCode).HasMaxLength(3);
        builder.HasIndex(payment => new { payment.PayerPartyId, payment.IdempotencyKey }).IsUnique();
        builder.HasIndex(payment => new { payment.Status, payment.Id });
    }
}
