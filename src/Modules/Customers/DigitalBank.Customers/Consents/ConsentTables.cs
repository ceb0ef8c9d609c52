using DigitalBank.Customers.Parties;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Consents;

internal static class ConsentTables
{
    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<Consent>(consent =>
    {
        consent.ToTable("Consents");
        consent.HasKey(c => c.Id);
        consent.Property(c => c.Id).ValueGeneratedNever();
        consent.Property(c => c.Purpose).HasMaxLength(ConsentRules.MaxCodeLength);
        consent.Property(c => c.Scope).HasMaxLength((ConsentRules.MostScopes * (ConsentRules.MaxCodeLength + 1)) + 1);
        consent.Property(c => c.WordingVersion).HasMaxLength(ConsentRules.MaxCodeLength);
        consent.Property(c => c.Version).IsConcurrencyToken();
        consent.HasOne<Party>().WithMany().HasForeignKey(c => c.PartyId).OnDelete(DeleteBehavior.Restrict);
        consent.HasIndex(c => new { c.PartyId, c.Purpose });
    });
}
