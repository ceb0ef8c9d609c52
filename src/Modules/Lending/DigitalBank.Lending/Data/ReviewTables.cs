using DigitalBank.Lending.Covenants;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

/// <summary>The tables about borrowers whose loans run: what they promised, how they are reviewed and what was decided.</summary>
internal static class ReviewTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CreditReview>(review =>
        {
            review.ToTable("Reviews");
            review.Property(r => r.Id).ValueGeneratedNever();
            review.Property(r => r.Grade).HasMaxLength(ReviewPolicy.LongestGrade);
            review.Property(r => r.PreviousGrade).HasMaxLength(ReviewPolicy.LongestGrade);
            review.Property(r => r.UtilisationPercent).HasPrecision(5, 1);
            review.Property(r => r.Missing).HasMaxLength(40);
            review.Property(r => r.FirstDecider).HasMaxLength(200);
            review.Property(r => r.Version).IsConcurrencyToken();
            review.IsEncrypted(r => r.Inputs, "lending.review.inputs", LendingDbContext.LongestDecision);
            review.IsEncrypted(r => r.Result, "lending.review.result", LendingDbContext.LongestDecision);
            review.HasIndex(r => new { r.PartyId, r.ReviewDate }).IsUnique();
            review.HasIndex(r => new { r.Status, r.Id });
            review.HasIndex(r => new { r.ReviewDate, r.Id });
            review.IsNotAudited();   // a batch by the policy, which is recorded; what people decide has a table of its own
        });
        modelBuilder.Entity<ReviewDecision>(decision =>
        {
            decision.ToTable("ReviewDecisions");
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.Property(d => d.Reason).HasMaxLength(ProposeLossValidator.LongestReason);
            decision.Property(d => d.DecidedBy).HasMaxLength(200);
            decision.HasOne<CreditReview>().WithMany().HasForeignKey(d => d.ReviewId);
        });
        modelBuilder.Entity<ReviewRun>(run =>
        {
            run.ToTable("ReviewRuns");
            run.HasKey(r => r.ReviewDate);
            run.Property(r => r.Version).IsConcurrencyToken();
            run.IsNotAudited();   // a log of the close of business
        });
        modelBuilder.Entity<ReviewPolicyVersion>(version =>
        {
            version.ToTable("ReviewPolicies");
            version.HasKey(v => v.Number);
            version.Property(v => v.Number).ValueGeneratedNever();
            version.Property(v => v.Policy).HasMaxLength(-1);
            version.HasIndex(v => v.ValidFrom).IsUnique();
        });
        modelBuilder.Entity<RefusedPayment>(refused =>
        {
            refused.ToTable("RefusedPayments");
            refused.HasKey(r => r.PaymentOrderId);
            refused.Property(r => r.PaymentOrderId).ValueGeneratedNever();
            refused.HasIndex(r => new { r.PartyId, r.Date });
            refused.IsNotAudited();   // repeats what payments recorded
        });
        modelBuilder.Entity<LoanCovenant>(covenant =>
        {
            covenant.ToTable("Covenants");
            covenant.Property(c => c.Id).ValueGeneratedNever();
            covenant.Property(c => c.Name).HasMaxLength(AgreeCovenantValidator.LongestName);
            covenant.Property(c => c.AgreedBy).HasMaxLength(200);
            covenant.Property(c => c.Version).IsConcurrencyToken();
            covenant.HasOne<GrantedLoan>().WithMany().HasForeignKey(c => c.LoanId);
        });
    }
}
