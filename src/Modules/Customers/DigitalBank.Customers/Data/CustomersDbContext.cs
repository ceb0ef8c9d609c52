using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Data;

internal sealed class CustomersDbContext(DbContextOptions<CustomersDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    public DbSet<Party> Parties => Set<Party>();

    public DbSet<PartyNameWord> NameWords => Set<PartyNameWord>();

    protected override void ConfigureModel(ModelBuilder modelBuilder) => PartyTables.Map(modelBuilder);
}
