using DigitalBank.Lending.Bureau;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

/// <summary>The table about what others know of a customer.</summary>
internal static class BureauTables
{
    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<StoredBureauReport>(report =>
    {
        report.ToTable("BureauReports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.Bureau).HasMaxLength(StoredBureauReport.LongestName);
        report.IsEncrypted(r => r.Content, "lending.bureau_report.content", StoredBureauReport.LongestContent);
        report.HasIndex(r => new { r.PartyId, r.Bureau, r.AskedOn }).IsUnique();
    });
}
