using DigitalBank.Payments.CutOffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class CutOffTable : IEntityTypeConfiguration<CutOff>
{
    public void Configure(EntityTypeBuilder<CutOff> builder)
    {
        builder.ToTable("CutOffs");
        builder.HasKey(cutOff => cutOff.Id);
        builder.Property(cutOff => cutOff.Version).IsConcurrencyToken();
        builder.Property(cutOff => cutOff.CurrencyCode).HasMaxLength(3);
        builder.Property(cutOff => cutOff.TimeZone).HasMaxLength(64);
        builder.HasIndex(cutOff => new { cutOff.CurrencyCode, cutOff.Scheme, cutOff.ValidFrom }).IsUnique();
    }
}

internal sealed class ClosingDayTable : IEntityTypeConfiguration<ClosingDay>
{
    public void Configure(EntityTypeBuilder<ClosingDay> builder)
    {
        builder.ToTable("ClosingDays");
        builder.HasKey(day => day.Id);
        builder.Property(day => day.CurrencyCode).HasMaxLength(3);
        builder.Property(day => day.Name).HasMaxLength(80);
        builder.HasIndex(day => new { day.CurrencyCode, day.Date }).IsUnique();
    }
}
