using DigitalBank.Payments.ConsumerCodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class ConsumerCodeTable : IEntityTypeConfiguration<ConsumerCode>
{
    public void Configure(EntityTypeBuilder<ConsumerCode> builder)
    {
        builder.ToTable("ConsumerCodes");
        builder.HasKey(code => code.Id);
        builder.Property(code => code.Version).IsConcurrencyToken();
        builder.Property(code => code.CurrencyCode).HasMaxLength(3);
        builder.Property(code => code.Payload).HasMaxLength(512);
        builder.Property(code => code.PayeeName).HasMaxLength(200);
        builder.Property(code => code.Reference).HasMaxLength(25);
        builder.Property(code => code.FailureCode).HasMaxLength(100);
        builder.HasIndex(code => new { code.PayerPartyId, code.Id });
        builder.HasIndex(code => new { code.PayeePartyId, code.Id });
    }
}
