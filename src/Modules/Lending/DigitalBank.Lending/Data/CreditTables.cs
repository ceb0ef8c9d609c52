using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

/// <summary>The tables about credit risk: who borrows together, what is provided for, what is given up and what comes back.</summary>
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
            proposal.ComplexProperty(p => p.Owed, owed => LendingDbContext.Columns(owed, "owed"));
            proposal.HasOne<GrantedLoan>().WithMany().HasForeignKey(p => p.LoanId);
            proposal.HasIndex(p => new { p.Status, p.Id });
        });
        modelBuilder.Entity<LoanRecovery>(recovery =>
        {
            recovery.ToTable("Recoveries");
            recovery.Property(r => r.Id).ValueGeneratedNever();
            recovery.Property(r => r.Reason).HasMaxLength(ProposeLossValidator.LongestReason);
            recovery.Property(r => r.RecordedBy).HasMaxLength(200);
            recovery.HasOne<GrantedLoan>().WithMany().HasForeignKey(r => r.LoanId);
            recovery.HasIndex(r => r.Key).IsUnique();
            recovery.HasIndex(r => new { r.IsBooked, r.Id });
        });
        modelBuilder.Entity<Borrower>(borrower =>
        {
            borrower.ToTable("Borrowers");
            borrower.HasKey(b => b.PartyId);
            borrower.Property(b => b.PartyId).ValueGeneratedNever();
            borrower.Property(b => b.LimitCurrency).HasMaxLength(3).IsFixedLength();
            borrower.Ignore(b => b.Limit);
            borrower.Property(b => b.Turn).IsConcurrencyToken();
            borrower.HasOne<BorrowerGroup>().WithMany().HasForeignKey(b => b.GroupId);
        });
        modelBuilder.Entity<BorrowerGroup>(group =>
        {
            group.ToTable("BorrowerGroups");
            group.Property(g => g.Id).ValueGeneratedNever();
            group.Property(g => g.Name).HasMaxLength(AddBorrowerGroupValidator.LongestName);
        });
        MapImpairment(modelBuilder);
    }

    private static void MapImpairment(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ImpairmentVersion>(version =>
        {
            version.ToTable("ImpairmentVersions");
            version.HasKey(v => new { v.ProductCode, v.Number });
            version.Property(v => v.ProductCode).HasMaxLength(40);
            version.Property(v => v.Parameters).HasMaxLength(-1);
            version.HasOne<LoanProduct>().WithMany().HasForeignKey(v => v.ProductCode);
            version.HasIndex(v => new { v.ProductCode, v.ValidFrom }).IsUnique();
        });
        modelBuilder.Entity<LoanProvision>(provision =>
        {
            provision.ToTable("Provisions");
            provision.HasKey(p => p.LoanId);
            provision.Property(p => p.LoanId).ValueGeneratedNever();
            provision.HasOne<GrantedLoan>().WithOne().HasForeignKey<LoanProvision>(p => p.LoanId);
            provision.IsNotAudited();   // follows from the loan and the parameters, which are recorded
        });
        modelBuilder.Entity<ProvisionBatch>(batch =>
        {
            batch.ToTable("ProvisionBatches");
            batch.Property(b => b.Id).ValueGeneratedNever();
            batch.Property(b => b.ProductCode).HasMaxLength(40);
            batch.Property(b => b.CurrencyCode).HasMaxLength(3).IsFixedLength();
            batch.HasIndex(b => new { b.IsBooked, b.Id });
            batch.IsNotAudited();   // a log of the close of business
        });
    }
}
