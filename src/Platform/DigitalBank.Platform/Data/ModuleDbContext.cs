using System.Text.Json;
using DigitalBank.Platform.Outbox;
using DigitalBank.SharedKernel.Messaging;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Data;

/// <summary>
/// A module's part of the database. One <c>SaveChanges</c> is one transaction, and with the change itself it writes the audit
/// trail, the events to the outbox and the answer to remember for the idempotency key.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, ModuleServices services) : DbContext(options)
{
    /// <summary>Numbers the events of this context. Counting the tracked ones would look at every tracked entity for each of them.</summary>
    private int _published;

    protected ModuleServices Services => services;

    /// <summary>False while a save changes how something is stored and not what it is.</summary>
    protected virtual bool KeepsAuditTrail => true;

    /// <summary>Adds an event to the outbox: it exists if and only if this context's next save commits.</summary>
    public void Publish(IIntegrationEvent integrationEvent) =>
        Add(OutboxMessage.For(integrationEvent, services.Clock.GetUtcNow(), _published++));

    /// <summary>Remembers the answer, so that the same key and content get it again. Call before the save it belongs to.</summary>
    public void Remember<TView>(IIdempotentCommand command, TView answer) =>
        Add(IdempotencyRecord.For(
            command,
            services.Actor.Subject,
            JsonSerializer.SerializeToUtf8Bytes(answer, BankJson.Options),
            services.Cipher,
            services.Clock.GetUtcNow()));

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (KeepsAuditTrail)
        {
            AddRange(AuditTrail.Of(this, services));
        }

        var announces = ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (announces)
        {
            services.OutboxSignal.Set();
        }

        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Everything that waits for the database is asynchronous here: call SaveChangesAsync.");

    /// <summary>Maps the module's own entities.</summary>
    protected abstract void ConfigureModel(ModelBuilder modelBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ConfigureModel(modelBuilder);
        PlatformTables.MapShared(modelBuilder, ownedHere: this is PlatformDbContext);
        DatabaseNames.Apply(modelBuilder, ModuleSchema.Of(GetType()), usesSchemas: !IsSqlite);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

        // A bounded default: SQL Server cannot index unbounded text, and what needs more says so.
        configurationBuilder.Properties<string>().HaveMaxLength(200);
    }

    private bool IsSqlite => Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;
}
