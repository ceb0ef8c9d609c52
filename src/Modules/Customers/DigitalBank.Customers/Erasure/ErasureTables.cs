using DigitalBank.Customers.Parties;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Erasure;

internal static class ErasureTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ErasureRequest>(request =>
        {
            request.ToTable("ErasureRequests");
            request.HasKey(r => r.Id);
            request.Property(r => r.Id).ValueGeneratedNever();
            request.Property(r => r.Reason).HasMaxLength(PartyRules.MaxReasonLength);
            request.Property(r => r.DecisionReason).HasMaxLength(PartyRules.MaxReasonLength);
            request.Property(r => r.Receipt).HasMaxLength(-1);
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasOne<Party>().WithMany().HasForeignKey(r => r.PartyId).OnDelete(DeleteBehavior.Restrict);
            request.HasIndex(r => new { r.Status, r.Id });
        });
        modelBuilder.Entity<LegalHold>(hold =>
        {
            hold.ToTable("LegalHolds");
            hold.HasKey(h => h.Id);
            hold.Property(h => h.Id).ValueGeneratedNever();
            hold.Property(h => h.Reason).HasMaxLength(PartyRules.MaxReasonLength);
            hold.Property(h => h.LiftReason).HasMaxLength(PartyRules.MaxReasonLength);
            hold.Property(h => h.Owner).HasMaxLength(PlaceLegalHoldValidator.MaxOwnerLength);
            hold.Property(h => h.Version).IsConcurrencyToken();
            hold.HasOne<Party>().WithMany().HasForeignKey(h => h.PartyId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
