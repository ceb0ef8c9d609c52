using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence;

internal static class DueDiligenceTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<IdentityCheck>(check =>
        {
            check.ToTable("IdentityChecks");
            check.HasKey(c => c.Id);
            check.Property(c => c.Id).ValueGeneratedNever();
            check.IsEncrypted(c => c.Note, "customers.identity_check.note", RecordIdentityCheckValidator.MaxNoteLength);
            check.HasOne<Party>().WithMany().HasForeignKey(c => c.PartyId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<RiskRating>(rating =>
        {
            rating.ToTable("RiskRatings");
            rating.HasKey(r => r.Id);
            rating.Property(r => r.Id).ValueGeneratedNever();
            rating.Property(r => r.Drivers).HasMaxLength(1000);
            rating.HasOne<Party>().WithMany().HasForeignKey(r => r.PartyId).OnDelete(DeleteBehavior.Restrict);
            rating.HasIndex(r => r.NextReviewDate);
        });
        modelBuilder.Entity<DueDiligenceReview>(review =>
        {
            review.ToTable("DueDiligenceReviews");
            review.HasKey(r => r.Id);
            review.Property(r => r.Id).ValueGeneratedNever();
            review.Property(r => r.Version).IsConcurrencyToken();
            review.Property(r => r.Outcome).HasMaxLength(PartyRules.MaxReasonLength);
            review.HasOne<Party>().WithMany().HasForeignKey(r => r.PartyId).OnDelete(DeleteBehavior.Restrict);

            // Not unique: two documents of a party may expire on one day. The step looks before it opens, and one step runs at a time.
            review.HasIndex(r => new { r.PartyId, r.Reason, r.DueDate });
        });
    }
}
