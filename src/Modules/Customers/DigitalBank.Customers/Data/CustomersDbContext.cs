using DigitalBank.Customers.Consents;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence;
using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.Duplicates;
using DigitalBank.Customers.Erasure;
using DigitalBank.Customers.Parties;
using DigitalBank.Customers.Relations;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Data;

internal sealed class CustomersDbContext(DbContextOptions<CustomersDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    public DbSet<Party> Parties => Set<Party>();

    public DbSet<PartyNameWord> NameWords => Set<PartyNameWord>();

    public DbSet<PartyRelation> Relations => Set<PartyRelation>();

    public DbSet<PartyDocument> Documents => Set<PartyDocument>();

    public DbSet<DocumentContent> DocumentContents => Set<DocumentContent>();

    public DbSet<IdentityCheck> IdentityChecks => Set<IdentityCheck>();

    public DbSet<RiskRating> RiskRatings => Set<RiskRating>();

    public DbSet<DueDiligenceReview> Reviews => Set<DueDiligenceReview>();

    public DbSet<PartyMerge> Merges => Set<PartyMerge>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ErasureRequest> ErasureRequests => Set<ErasureRequest>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        PartyTables.Map(modelBuilder);
        RelationTables.Map(modelBuilder);
        DocumentTables.Map(modelBuilder);
        DueDiligenceTables.Map(modelBuilder);
        ConsentTables.Map(modelBuilder);
        ErasureTables.Map(modelBuilder);
    }
}
