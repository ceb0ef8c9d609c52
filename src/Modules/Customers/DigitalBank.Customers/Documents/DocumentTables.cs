using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Documents;

internal static class DocumentTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PartyDocument>(document =>
        {
            document.ToTable("PartyDocuments");
            document.HasKey(d => d.Id);
            document.Property(d => d.Id).ValueGeneratedNever();
            document.IsEncrypted(d => d.Number, "customers.document.number", AddDocumentValidator.MaxNumberLength);
            document.Property(d => d.IssuingState).HasMaxLength(3);
            document.Property(d => d.Nationality).HasMaxLength(3);
            document.Property(d => d.MediaType).HasMaxLength(50);
            document.HasOne<Party>().WithMany().HasForeignKey(d => d.PartyId).OnDelete(DeleteBehavior.Restrict);
            document.HasIndex(d => d.ExpiryDate);
        });
        modelBuilder.Entity<DocumentContent>(content =>
        {
            content.ToTable("PartyDocumentContents");
            content.HasKey(c => c.Id);
            content.Property(c => c.Id).ValueGeneratedNever();
            content.IsEncrypted(c => c.Bytes, "customers.document.content", FileType.MostBytes);
            content.HasOne<PartyDocument>().WithOne().HasForeignKey<DocumentContent>(c => c.Id);
        });
    }
}
