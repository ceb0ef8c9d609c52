using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Data;

internal sealed class CustomersDbContext(DbContextOptions<CustomersDbContext> options, ModuleServices services)
    : ModuleDbContext(options, services)
{
    public DbSet<Party> Parties => Set<Party>();

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<Party>(party =>
    {
        party.ToTable("Parties");
        party.HasKey(p => p.Id);
        party.Property(p => p.Id).ValueGeneratedNever();
        party.Property(p => p.Reference).HasMaxLength(PartyRules.MaxReferenceLength);
        party.Property(p => p.Name).HasMaxLength(PartyName.MaxLength);
        party.Property(p => p.SearchName).HasMaxLength(PartyName.MaxLength);
        party.Property(p => p.GivenName).HasMaxLength(PartyName.MaxLength);
        party.Property(p => p.FamilyName).HasMaxLength(PartyName.MaxLength);
        party.Property(p => p.RegistrationNumber).HasMaxLength(35);
        party.Property(p => p.Country).HasMaxLength(2).IsFixedLength();
        party.Property(p => p.Email).HasMaxLength(254);
        party.Property(p => p.Version).IsConcurrencyToken();
        party.HasIndex(p => p.Reference).IsUnique();
        party.HasIndex(p => new { p.SearchName, p.Id });
    });
}
