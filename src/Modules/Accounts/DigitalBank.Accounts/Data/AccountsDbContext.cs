using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Activity;
using DigitalBank.Accounts.Applications;
using DigitalBank.Accounts.Blocks;
using DigitalBank.Accounts.Categories;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Import;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Accounts.Numbering;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Statements;
using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.Accounts.Switching;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Accounts.Data;

internal sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountApplication> Applications => Set<AccountApplication>();

    public DbSet<PlacedBlock> Blocks => Set<PlacedBlock>();

    public DbSet<JointHolder> JointHolders => Set<JointHolder>();

    public DbSet<Mandate> Mandates => Set<Mandate>();

    public DbSet<ProductSwitch> ProductSwitches => Set<ProductSwitch>();

    public DbSet<AgreedSwitch> AgreedSwitches => Set<AgreedSwitch>();

    public DbSet<FeeCharge> FeeCharges => Set<FeeCharge>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<IssuedStatement> Statements => Set<IssuedStatement>();

    public DbSet<StatementPlan> StatementPlans => Set<StatementPlan>();

    public DbSet<StatementFailure> StatementFailures => Set<StatementFailure>();

    public DbSet<TransactionCategory> TransactionCategories => Set<TransactionCategory>();

    public DbSet<AccountActivity> Activities => Set<AccountActivity>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();

    public DbSet<ReferenceRate> ReferenceRates => Set<ReferenceRate>();

    public DbSet<InterestAccount> InterestAccounts => Set<InterestAccount>();

    public DbSet<DailyAccrual> DailyAccruals => Set<DailyAccrual>();

    public DbSet<ValueDay> ValueDays => Set<ValueDay>();

    public DbSet<AccrualBooking> AccrualBookings => Set<AccrualBooking>();

    public DbSet<InterestPosting> InterestPostings => Set<InterestPosting>();

    public DbSet<ClosedPeriod> ClosedPeriods => Set<ClosedPeriod>();

    public DbSet<TaxWithheld> TaxesWithheld => Set<TaxWithheld>();

    public DbSet<ArrangedOverdraft> ArrangedOverdrafts => Set<ArrangedOverdraft>();

    public DbSet<InterestRun> InterestRuns => Set<InterestRun>();

    public DbSet<InterestFailure> InterestFailures => Set<InterestFailure>();

    public DbSet<Deposit> Deposits => Set<Deposit>();

    public DbSet<DepositTerm> DepositTerms => Set<DepositTerm>();

    public DbSet<DepositPayout> DepositPayouts => Set<DepositPayout>();

    public DbSet<DepositInstalment> DepositInstalments => Set<DepositInstalment>();

    public DbSet<DepositFailure> DepositFailures => Set<DepositFailure>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        ProductTables.Map(modelBuilder);
        AccrualTables.Map(modelBuilder);
        AccountApplication.Map(modelBuilder);
        PlacedBlock.Map(modelBuilder);
        JointHolder.Map(modelBuilder);
        Mandate.Map(modelBuilder);
        ProductSwitch.Map(modelBuilder);
        AgreedSwitch.Map(modelBuilder);
        FeeCharge.Map(modelBuilder);
        DepositTables.Map(modelBuilder);
        StatementTables.Map(modelBuilder);
        CategoryTables.Map(modelBuilder);
        modelBuilder.Entity<Account>(Configure);
        modelBuilder.Entity<NumberSeries>(series =>
        {
            series.ToTable("NumberSeries");
            series.HasKey(s => s.Name);
            series.Property(s => s.Name).HasMaxLength(40);
            series.IsNotAudited();
        });
        modelBuilder.Entity<AccountActivity>(activity =>
        {
            activity.ToTable("AccountActivity");
            activity.HasKey(a => a.AccountId);
            activity.Property(a => a.AccountId).ValueGeneratedNever();
            activity.IsNotAudited();
        });
    }

    private static void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Identifier).HasMaxLength(AccountIdentifier.MaxLength);
        account.Property(a => a.Iban).HasMaxLength(AccountIdentifier.MaxLength);
        account.Property(a => a.ProductCode).HasMaxLength(40);
        account.Property(a => a.CurrencyCode).HasMaxLength(3).IsFixedLength();
        account.IsEncrypted(a => a.HolderName, "accounts.account.holder_name", Account.MaxHolderNameLength);
        account.Ignore(a => a.State);
        account.Property(a => a.ReactivationReason).HasMaxLength(140);
        account.Property(a => a.CloseReason).HasMaxLength(140);
        account.Property(a => a.ImportFingerprint).HasMaxLength(LineFingerprint.Length).IsUnicode(false);
        account.Property(a => a.Version).IsConcurrencyToken();
        account.HasIndex(a => new { a.Identifier, a.CurrencyCode }).IsUnique();
        account.HasIndex(a => new { a.HolderPartyId, a.Id });

        // Few rows are pending at any time; a filtered index would differ from provider to provider.
        account.HasIndex(a => a.Pending);

        // The second of two requests that race to open the same account fails here and finds it when it retries.
        account.HasIndex(a => a.OpeningKey).IsUnique();
    }
}
