using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.PaymentRules;
using DigitalBank.Risk.Scorecards;
using DigitalBank.Risk.Screening;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Data;

internal sealed class RiskDbContext(DbContextOptions<RiskDbContext> options, ModuleServices services) : EncryptingDbContext(options, services)
{
    public DbSet<ListEdition> Editions => Set<ListEdition>();

    public DbSet<ListedParty> ListedParties => Set<ListedParty>();

    public DbSet<ScreenedParty> Parties => Set<ScreenedParty>();

    public DbSet<SanctionsHit> Hits => Set<SanctionsHit>();

    public DbSet<PublishedScorecard> Scorecards => Set<PublishedScorecard>();

    public DbSet<PaymentRuleSet> PaymentRuleSets => Set<PaymentRuleSet>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ListEdition>(edition =>
        {
            edition.ToTable("ListEditions");
            edition.HasKey(e => e.Id);
            edition.Property(e => e.Id).ValueGeneratedNever();
            edition.Property(e => e.ListName).HasMaxLength(40);
            edition.Property(e => e.ContentHash).HasMaxLength(64);
        });
        modelBuilder.Entity<ListedParty>(party =>
        {
            party.ToTable("ListedParties");
            party.HasKey(p => p.Id);
            party.Property(p => p.Id).ValueGeneratedNever();
            party.Property(p => p.ListedId).HasMaxLength(40);
            party.Property(p => p.Name).HasMaxLength(1000);
            party.Property(p => p.Aliases).HasMaxLength(-1);
            party.Property(p => p.BirthYears).HasMaxLength(1000);
            party.Property(p => p.Nationalities).HasMaxLength(200);
            party.HasOne<ListEdition>().WithMany().HasForeignKey(p => p.EditionId);
            party.IsNotAudited();   // public data; the edition says where it came from
        });
        modelBuilder.Entity<ScreenedParty>(party =>
        {
            party.ToTable("ScreenedParties");
            party.HasKey(p => p.Id);
            party.Property(p => p.Id).ValueGeneratedNever();
            party.IsEncrypted(p => p.Name, "risk.screened_party.name", ScreenPartyValidator.MaxNameLength);
            party.IsEncrypted(p => p.Aliases, "risk.screened_party.aliases", ScreenedParty.MaxAliasesLength);
            party.IsEncrypted(p => p.BirthDate, "risk.screened_party.birth_date", 10);
            party.Property(p => p.Country).HasMaxLength(2);
            party.Property(p => p.Nationality).HasMaxLength(3);
            party.Property(p => p.Version).IsConcurrencyToken();
            party.HasIndex(p => p.ScreenedWith);
        });
        modelBuilder.Entity<SanctionsHit>(hit =>
        {
            hit.ToTable("SanctionsHits");
            hit.HasKey(h => h.Id);
            hit.Property(h => h.Id).ValueGeneratedNever();
            hit.Property(h => h.ListName).HasMaxLength(40);
            hit.Property(h => h.ListedId).HasMaxLength(40);
            hit.Property(h => h.ListedName).HasMaxLength(1000);
            hit.Property(h => h.ReviewReason).HasMaxLength(ReviewHitValidator.MaxReasonLength);
            hit.Property(h => h.Version).IsConcurrencyToken();
            hit.HasOne<ScreenedParty>().WithMany().HasForeignKey(h => h.PartyId);
            hit.HasIndex(h => new { h.PartyId, h.ListName, h.ListedId }).IsUnique();
        });
        modelBuilder.Entity<PaymentRuleSet>(set =>
        {
            set.ToTable("PaymentRuleSets");
            set.Property(s => s.Id).ValueGeneratedNever();
            set.Property(s => s.Rules).HasMaxLength(-1);
            set.Property(s => s.Reason).HasMaxLength(ProposePaymentRulesValidator.MaxReasonLength);
            set.Property(s => s.DecisionReason).HasMaxLength(ProposePaymentRulesValidator.MaxReasonLength);
            set.Property(s => s.Changes).IsConcurrencyToken();
            set.HasIndex(s => s.Version).IsUnique();
        });
        modelBuilder.Entity<PublishedScorecard>(scorecard =>
        {
            scorecard.ToTable("Scorecards");
            scorecard.Property(s => s.Id).ValueGeneratedNever();
            scorecard.Property(s => s.Name).HasMaxLength(PublishScorecardHandler.LongestName);
            scorecard.Property(s => s.Hash).HasMaxLength(64);
            scorecard.Property(s => s.Content).HasMaxLength(-1);
            scorecard.HasIndex(s => new { s.Name, s.Number }).IsUnique();
            scorecard.HasIndex(s => s.Hash);
        });
    }
}
