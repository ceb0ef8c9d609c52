using DigitalBank.Payments.Aliases;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class PaymentAliasTable : IEntityTypeConfiguration<PaymentAlias>
{
    public void Configure(EntityTypeBuilder<PaymentAlias> builder)
    {
        builder.ToTable("PaymentAliases");
        builder.HasKey(alias => alias.Id);
        builder.Property(alias => alias.Version).IsConcurrencyToken();
        builder.IsEncrypted(alias => alias.Value, "payments.alias.value", AliasText.Longest);
        builder.HasBlindIndex(alias => alias.ActiveValue, "payments.alias.active");
        builder.HasBlindIndex(alias => alias.MovingValue, "payments.alias.moving");
        builder.HasIndex($"{nameof(PaymentAlias.ActiveValue)}Index").IsUnique();
        builder.Property(alias => alias.CodeHash).HasMaxLength(32).IsSecret();
        builder.HasIndex(alias => alias.PartyId);
        builder.HasIndex(alias => alias.MovesAt);
    }
}

internal sealed class AliasLookUpsTable : IEntityTypeConfiguration<AliasLookUps>
{
    public void Configure(EntityTypeBuilder<AliasLookUps> builder)
    {
        builder.ToTable("AliasLookUps");
        builder.HasKey(row => new { row.PartyId, row.Date });
        builder.IsNotAudited(); // a counter
    }
}
