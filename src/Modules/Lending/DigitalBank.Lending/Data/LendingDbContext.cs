using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Covenants;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Lending.Data;

internal sealed class LendingDbContext(DbContextOptions<LendingDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    /// <summary>What an application was decided by, and the decision, as JSON.</summary>
    public const int LongestDecision = 16_000;

    public const int LongestReason = 400;

    public DbSet<LoanProduct> Products => Set<LoanProduct>();

    public DbSet<LoanProductVersion> ProductVersions => Set<LoanProductVersion>();

    public DbSet<LoanApplication> Applications => Set<LoanApplication>();

    public DbSet<GrantedLoan> Loans => Set<GrantedLoan>();

    public DbSet<LoanEvent> Events => Set<LoanEvent>();

    public DbSet<LoanServicingFailure> ServicingFailures => Set<LoanServicingFailure>();

    public DbSet<LoanIncomeBatch> IncomeBatches => Set<LoanIncomeBatch>();

    public DbSet<LossProposal> LossProposals => Set<LossProposal>();

    public DbSet<LoanRecovery> Recoveries => Set<LoanRecovery>();

    public DbSet<Borrower> Borrowers => Set<Borrower>();

    public DbSet<BorrowerGroup> BorrowerGroups => Set<BorrowerGroup>();

    public DbSet<ImpairmentVersion> ImpairmentVersions => Set<ImpairmentVersion>();

    public DbSet<LoanProvision> Provisions => Set<LoanProvision>();

    public DbSet<ProvisionBatch> ProvisionBatches => Set<ProvisionBatch>();

    public DbSet<CreditReview> Reviews => Set<CreditReview>();

    public DbSet<ReviewDecision> ReviewDecisions => Set<ReviewDecision>();

    public DbSet<ReviewRun> ReviewRuns => Set<ReviewRun>();

    public DbSet<ReviewPolicyVersion> ReviewPolicies => Set<ReviewPolicyVersion>();

    public DbSet<RefusedPayment> RefusedPayments => Set<RefusedPayment>();

    public DbSet<LoanCovenant> Covenants => Set<LoanCovenant>();

    public DbSet<StoredBureauReport> BureauReports => Set<StoredBureauReport>();

    public DbSet<CreditLine> CreditLines => Set<CreditLine>();

    public DbSet<LineEvent> LineEvents => Set<LineEvent>();

    public DbSet<IssuedStatement> LineStatements => Set<IssuedStatement>();

    public DbSet<LineChange> LineChanges => Set<LineChange>();

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
            application.Property(a => a.OfferedCurrency).HasMaxLength(3).IsFixedLength();
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
            loan.ComplexProperty(l => l.Accrued, accrued => Columns(accrued, "accrued"));
            loan.ComplexProperty(l => l.Owed, owed => Columns(owed, "owed"));
            loan.Ignore(l => l.Amount);
            loan.Ignore(l => l.Bucket);
            loan.HasIndex(l => l.ApplicationId);
            loan.HasIndex(l => l.AccountId);
            loan.HasIndex(l => new { l.PartyId, l.Id });
            loan.HasIndex(l => new { l.Status, l.Id });
            loan.IsNotAudited();   // follows from its application and its events, which are recorded, and from the close of business
        });
        modelBuilder.Entity<LoanEvent>(happened =>
        {
            happened.ToTable("Events");
            happened.Property(e => e.Id).ValueGeneratedNever();
            happened.Property(e => e.Details).HasMaxLength(1_000);
            happened.Property(e => e.Reason).HasMaxLength(LongestReason);
            happened.Property(e => e.RecordedBy).HasMaxLength(200);
            happened.Ignore(e => e.Cash);
            happened.ComplexProperty(e => e.Fresh, fresh => Columns(fresh, "fresh"));
            happened.ComplexProperty(e => e.Change, change =>
            {
                change.Property(c => c.Principal).HasColumnName("principal");
                change.Property(c => c.CreditBalance).HasColumnName("credit_balance");
                change.ComplexProperty(c => c.Owed, owed => Columns(owed, "owed"));
            });
            happened.HasOne<GrantedLoan>().WithMany().HasForeignKey(e => e.LoanId);
            happened.HasIndex(e => new { e.LoanId, e.Number }).IsUnique();
            happened.HasIndex(e => e.Key).IsUnique();
            happened.HasIndex(e => new { e.IsBooked, e.Id });
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
        modelBuilder.Entity<LoanIncomeBatch>(batch =>
        {
            batch.ToTable("IncomeBatches");
            batch.Property(b => b.Id).ValueGeneratedNever();
            batch.Property(b => b.ProductCode).HasMaxLength(40);
            batch.Property(b => b.CurrencyCode).HasMaxLength(3).IsFixedLength();
            batch.ComplexProperty(b => b.Income, income => Columns(income, "earned"));
            batch.HasIndex(b => new { b.IsBooked, b.Id });
            batch.IsNotAudited();   // a log of the close of business
        });
        CreditTables.Map(modelBuilder);
        ReviewTables.Map(modelBuilder);
        BureauTables.Map(modelBuilder);
        LineTables.Map(modelBuilder);
    }

    internal static void Columns(ComplexPropertyBuilder<LoanIncome> income, string prefix)
    {
        income.Ignore(i => i.Total);
        income.Property(i => i.Interest).HasColumnName($"{prefix}_interest");
        income.Property(i => i.Fees).HasColumnName($"{prefix}_fees");
        income.Property(i => i.Penalties).HasColumnName($"{prefix}_penalties");
    }
}
