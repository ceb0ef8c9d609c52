using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Servicing;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

/// <summary>The tables about credit risk: what is given up and what comes back.</summary>
internal static class CreditTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LossProposal>(proposal =>
        {
            proposal.ToTable("LossProposals");
            proposal.Property(p => p.Id).ValueGeneratedNever();
            proposal.Property(p => p.Reason).HasMaxLength(ProposeLossValidator.LongestReason);
            proposal.Property(p => p.DecisionReason).HasMaxLength(ProposeLossValidator.LongestReason);
            proposal.Property(p => p.Version).IsConcurrencyToken();
            proposal.HasOne<GrantedLoan>().WithMany().HasForeignKey(p => p.LoanId);
            proposal.HasIndex(p => new { p.Status, p.Id });
        });
        modelBuilder.Entity<LoanRecovery>(recovery =>
        {
            recovery.ToTable("Recoveries");
            recovery.Property(r => r.Id).ValueGeneratedNever();
            recovery.HasOne<GrantedLoan>().WithMany().HasForeignKey(r => r.LoanId);
            recovery.HasIndex(r => r.Key).IsUnique();
            recovery.HasIndex(r => new { r.IsBooked, r.Id });
        });
    }
}
