using DigitalBank.Payments.Settlement;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class SettlementParticipantTable : IEntityTypeConfiguration<SettlementParticipant>
{
    public void Configure(EntityTypeBuilder<SettlementParticipant> builder)
    {
        builder.ToTable("SettlementParticipants");
        builder.HasKey(participant => participant.Id);
        builder.Property(participant => participant.Version).IsConcurrencyToken();
        builder.Property(participant => participant.Bic).HasMaxLength(11);
        builder.Property(participant => participant.CurrencyCode).HasMaxLength(3);
        builder.HasIndex(participant => new { participant.Bic, participant.CurrencyCode }).IsUnique();
    }
}

internal sealed class SettlementWindowTable : IEntityTypeConfiguration<SettlementWindow>
{
    public void Configure(EntityTypeBuilder<SettlementWindow> builder)
    {
        builder.ToTable("SettlementWindows");
        builder.HasKey(window => window.Id);
        builder.Property(window => window.Version).IsConcurrencyToken();
        builder.Property(window => window.CurrencyCode).HasMaxLength(3);
        builder.HasIndex(window => new { window.CurrencyCode, window.ClosesAt }).IsUnique();
        builder.HasIndex(window => new { window.Status, window.ClosesAt });
    }
}

internal sealed class SettlementPositionTable : IEntityTypeConfiguration<SettlementPosition>
{
    public void Configure(EntityTypeBuilder<SettlementPosition> builder)
    {
        builder.ToTable("SettlementPositions");
        builder.HasKey(position => new { position.WindowId, position.ParticipantId });
        builder.IsNotAudited(); // follows from the obligations
        builder.Ignore(position => position.NetMinor);
    }
}

internal sealed class SettlementObligationTable : IEntityTypeConfiguration<SettlementObligation>
{
    public void Configure(EntityTypeBuilder<SettlementObligation> builder)
    {
        builder.ToTable("SettlementObligations");
        builder.HasKey(obligation => obligation.Id);
        builder.Property(obligation => obligation.Version).IsConcurrencyToken();
        builder.Property(obligation => obligation.Reference).HasMaxLength(35);
        builder.HasIndex(obligation => new { obligation.DebtorId, obligation.Reference }).IsUnique();
        builder.HasIndex(obligation => new { obligation.WindowId, obligation.Status });
    }
}
