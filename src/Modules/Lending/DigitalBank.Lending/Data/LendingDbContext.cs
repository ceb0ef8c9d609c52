using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

internal sealed class LendingDbContext(DbContextOptions<LendingDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    /// <summary>What an application was decided by, and the decision, as JSON.</summary>
    private const int LongestDecision = 16_000;

    public DbSet<LoanProduct> Products => Set<LoanProduct>();

    public DbSet<LoanProductVersion> ProductVersions => Set<LoanProductVersion>();

    public DbSet<LoanApplication> Applications => Set<LoanApplication>();

    public DbSet<GrantedLoan> Loans => Set<GrantedLoan>();

    public DbSet<LoanRepayment> Repayments => Set<LoanRepayment>();

    public DbSet<LoanServicingFailure> ServicingFailures => Set<LoanServicingFailure>();

    public DbSet<LoanInterestBatch> InterestBatches => Set<LoanInterestBatch>();

    public DbSet<LossProposal> LossProposals => Set<LossProposal>();

    public DbSet<LoanRecovery> Recoveries => Set<LoanRecovery>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LoanProduct>(product =>
        {
            product.ToTable("Products");
            product.HasKey(p => p.Code);
            product.Property(p => p.Code).HasMaxLength(40);
            product.Property(p => p.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<LoanProductVersion>(version =>
        {
            version.ToTable("ProductVersions");
            version.HasKey(v => new { v.ProductCode, v.Number });
            version.Property(v => v.ProductCode).HasMaxLength(40);
            version.Property(v => v.Terms).HasMaxLength(-1);
            version.HasOne<LoanProduct>().WithMany().HasForeignKey(v => v.ProductCode);
            version.HasIndex(v => new { v.ProductCode, v.ValidFrom }).IsUnique();
        });
        modelBuilder.Entity<LoanApplication>(application =>
        {
            application.ToTable("Applications");
            application.Property(a => a.Id).ValueGeneratedNever();
            application.Property(a => a.ProductCode).HasMaxLength(40);
            application.Property(a => a.ReviewReason).HasMaxLength(ReviewApplicationValidator.LongestReason);
            application.Property(a => a.Version).IsConcurrencyToken();
            application.IsEncrypted(a => a.Inputs, "lending.application.inputs", LongestDecision);
            application.IsEncrypted(a => a.Decision, "lending.application.decision", LongestDecision);
            application.HasIndex(a => new { a.PartyId, a.Id });
            application.HasIndex(a => new { a.Status, a.Id });
        });
        modelBuilder.Entity<GrantedLoan>(loan =>
        {
            loan.ToTable("Loans");
            loan.Property(l => l.Id).ValueGeneratedNever();
            loan.Property(l => l.ProductCode).HasMaxLength(40);
            loan.Property(l => l.CurrencyCode).HasMaxLength(3).IsFixedLength();
            loan.Property(l => l.Version).IsConcurrencyToken();
            loan.Ignore(l => l.Amount);
            loan.Ignore(l => l.Bucket);
            loan.HasIndex(l => l.ApplicationId);
            loan.HasIndex(l => new { l.PartyId, l.Id });
            loan.HasIndex(l => new { l.Status, l.Id });
            loan.IsNotAudited();   // follows from its application and its repayments, which are recorded, and from the close of business
        });
        modelBuilder.Entity<LoanRepayment>(repayment =>
        {
            repayment.ToTable("Repayments");
            repayment.Property(r => r.Id).ValueGeneratedNever();
            repayment.Ignore(r => r.Interest);
            repayment.HasOne<GrantedLoan>().WithMany().HasForeignKey(r => r.LoanId);
            repayment.HasIndex(r => new { r.LoanId, r.Number }).IsUnique();
            repayment.HasIndex(r => r.Key).IsUnique();
            repayment.HasIndex(r => new { r.IsBooked, r.Id });
        });
        modelBuilder.Entity<LoanServicingFailure>(failure =>
        {
            failure.ToTable("ServicingFailures");
            failure.HasKey(f => f.LoanId);
            failure.Property(f => f.LoanId).ValueGeneratedNever();
            failure.Property(f => f.Code).HasMaxLength(80);
            failure.Property(f => f.Message).HasMaxLength(400);
            failure.IsNotAudited();
        });
        modelBuilder.Entity<LoanInterestBatch>(batch =>
        {
            batch.ToTable("InterestBatches");
            batch.Property(b => b.Id).ValueGeneratedNever();
            batch.Property(b => b.ProductCode).HasMaxLength(40);
            batch.Property(b => b.CurrencyCode).HasMaxLength(3).IsFixedLength();
            batch.HasIndex(b => new { b.IsBooked, b.Id });
            batch.IsNotAudited();   // a log of the close of business
        });
        CreditTables.Map(modelBuilder);
    }
}
