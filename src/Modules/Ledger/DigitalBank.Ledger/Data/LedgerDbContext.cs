using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Mapping;
using DigitalBank.Ledger.Periods;
using DigitalBank.Ledger.Positions;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Ledger.SubLedgers;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Ledger.Data;

/// <summary>
/// The ledger's tables. EF opens and changes accounts and answers queries; journal, lines and balances are written by the posting engine
/// alone, with statements of its own. They have no foreign keys and few indexes, because each costs on every posting; <c>ledger verify</c>
/// proves what the keys would have.
/// </summary>
internal sealed class LedgerDbContext(DbContextOptions<LedgerDbContext> options, ModuleServices services) : ModuleDbContext(options, services)
{
    public DbSet<LedgerAccount> Accounts => Set<LedgerAccount>();

    public DbSet<AccountBalance> Balances => Set<AccountBalance>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<JournalLine> JournalLines => Set<JournalLine>();

    public DbSet<HistoryMark> HistoryMarks => Set<HistoryMark>();

    public DbSet<Reversal> Reversals => Set<Reversal>();

    public DbSet<HeadRow> Head => Set<HeadRow>();

    public DbSet<PeriodChange> PeriodChanges => Set<PeriodChange>();

    public DbSet<AnnualClose> AnnualCloses => Set<AnnualClose>();

    public DbSet<RateOfDay> RatesOfDay => Set<RateOfDay>();

    public DbSet<Revaluation> Revaluations => Set<Revaluation>();

    public DbSet<RecordedProof> SubLedgerProofs => Set<RecordedProof>();

    public DbSet<MappingVersion> MappingVersions => Set<MappingVersion>();

    public DbSet<MethodVersion> MethodVersions => Set<MethodVersion>();

    public DbSet<SubscriberCursor> SubscriberCursors => Set<SubscriberCursor>();

    public DbSet<TreeTileRow> TreeTiles => Set<TreeTileRow>();

    public DbSet<TreeHeadRow> TreeHeads => Set<TreeHeadRow>();

    public DbSet<HoldRow> Holds => Set<HoldRow>();

    public DbSet<HoldChangeRow> HoldChanges => Set<HoldChangeRow>();

    public DbSet<EntryRequest> EntryRequests => Set<EntryRequest>();

    /// <summary>On SQLite keys take 16 bytes instead of 36 characters, in the row and in the index.</summary>
    private bool KeepsKeysAsBytes => Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    /// <summary>The others follow the links between lines, see <see cref="IAccountLines"/>.</summary>
    private bool HasHistoryIndex => Database.ProviderName?.EndsWith("SqlServer", StringComparison.Ordinal) == true;

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyBooks();
        TreeTables.Map(modelBuilder);
        HoldTables.Map(modelBuilder, KeepsKeysAsBytes);
        modelBuilder.Entity<LedgerAccount>(account =>
        {
            account.Property(a => a.Id).ValueGeneratedNever();
            account.Property(a => a.Code).HasMaxLength(40);
            account.Property(a => a.Name).HasMaxLength(140);
            account.Property(a => a.ParentCode).HasMaxLength(40);
            account.Property(a => a.CurrencyCode).HasMaxLength(3);
            account.Property(a => a.Class).HasConversion<short>();
            account.Property(a => a.Status).HasConversion<short>();
            account.HasIndex(a => new { a.Code, a.CurrencyCode }).IsUnique();
        });
        modelBuilder.Entity<AccountBalance>(balance =>
        {
            balance.HasKey(b => b.AccountId);
            balance.Property(b => b.AccountId).ValueGeneratedNever();
            balance.IsNotAudited();
        });
        modelBuilder.Entity<JournalEntry>(ConfigureEntry);
        modelBuilder.Entity<JournalLine>(line =>
        {
            line.HasKey(l => l.Position);
            line.Property(l => l.Position).ValueGeneratedNever();
            line.Property(l => l.Side).HasConversion<short>();
            if (HasHistoryIndex)
            {
                line.HasIndex(l => new { l.AccountId, l.Position });
            }

            line.IsAppendOnly().IsNotAudited();
        });
        modelBuilder.Entity<HistoryMark>(mark =>
        {
            mark.HasKey(m => new { m.AccountId, m.Position });
            mark.IsAppendOnly().IsNotAudited();
        });
        modelBuilder.Entity<Reversal>(reversal =>
        {
            reversal.HasKey(r => r.OriginalId);
            reversal.Property(r => r.OriginalId).ValueGeneratedNever();
            reversal.Property(r => r.Reason).HasMaxLength(140);
            reversal.IsAppendOnly().IsNotAudited();
        });
        modelBuilder.Entity<HeadRow>(head =>
        {
            head.ToTable("Head");
            head.Property(h => h.Id).ValueGeneratedNever();
            head.IsNotAudited();
            head.HasData(new HeadRow { Id = HeadRow.Journal, LastId = 0, Token = 1 }, new HeadRow { Id = HeadRow.Chart, LastId = 0, Token = 1 });
        });
        modelBuilder.Entity<SubscriberCursor>(cursor =>
        {
            cursor.HasKey(c => c.Name);
            cursor.Property(c => c.Name).HasMaxLength(SubscriberCursor.LongestName);
        });
    }

    private void ConfigureEntry(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        var key = entry.Property(e => e.IdempotencyKey);
        if (KeepsKeysAsBytes)
        {
            key.HasConversion(guid => guid.ToByteArray(true), bytes => new Guid(bytes, true));
        }

        entry.Property(e => e.RequestHash).HasMaxLength(32);
        entry.Property(e => e.ContentHash).HasMaxLength(32);
        entry.Property(e => e.Source).HasMaxLength(20);
        entry.Property(e => e.SourceReference).HasMaxLength(64);
        entry.Property(e => e.EventCode).HasMaxLength(40);
        entry.Property(e => e.RecordedBy).HasMaxLength(64);
        entry.HasIndex(e => e.IdempotencyKey).IsUnique();
        entry.IsAppendOnly().IsNotAudited();
    }
}
