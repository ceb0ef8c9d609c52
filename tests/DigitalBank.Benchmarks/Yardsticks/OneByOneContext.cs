using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Benchmarks.Yardsticks;

/// <summary>A ledger as it is usually written with EF Core: accounts with balances, transfers with their key, two lines each.</summary>
internal sealed class OneByOneContext(DbContextOptions<OneByOneContext> options) : DbContext(options)
{
    public DbSet<OneByOneAccount> Accounts => Set<OneByOneAccount>();

    public DbSet<OneByOneTransfer> Transfers => Set<OneByOneTransfer>();

    public DbSet<OneByOneLine> Lines => Set<OneByOneLine>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OneByOneAccount>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.Id).HasColumnName("id").ValueGeneratedNever();
        });
        modelBuilder.Entity<OneByOneTransfer>(transfer =>
        {
            transfer.ToTable("transfers");
            transfer.HasIndex(t => t.IdempotencyKey).IsUnique();
            transfer.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.TransferId);
        });
        modelBuilder.Entity<OneByOneLine>(line =>
        {
            line.ToTable("lines");
            line.HasKey(l => new { l.AccountId, l.TransferId, l.IsDebit });
        });
    }
}

internal sealed class OneByOneAccount
{
    public required long Id { get; init; }

    /// <summary>Minor units; never below zero.</summary>
    public required long Balance { get; set; }
}

internal sealed class OneByOneTransfer
{
    public long Id { get; init; }

    public required Guid IdempotencyKey { get; init; }

    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public List<OneByOneLine> Lines { get; } = [];
}

internal sealed class OneByOneLine
{
    public long TransferId { get; init; }

    public required long AccountId { get; init; }

    public required bool IsDebit { get; init; }

    public required long Amount { get; init; }

    public required long BalanceAfter { get; init; }
}
