using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Data;

/// <summary>Tables that belong to no module: outbox, audit trail, idempotency keys, business date, leases, job history.</summary>
public sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options, ModuleServices services)
    : ModuleDbContext(options, services)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<AuditRecord> AuditTrail => Set<AuditRecord>();

    public DbSet<IdempotencyRecord> IdempotencyKeys => Set<IdempotencyRecord>();

    internal DbSet<BusinessDay> BusinessDays => Set<BusinessDay>();

    internal DbSet<Lease> Leases => Set<Lease>();

    internal DbSet<JobRun> JobRuns => Set<JobRun>();

    internal DbSet<JobStep> JobSteps => Set<JobStep>();

    internal DbSet<DayClose> DayCloses => Set<DayClose>();

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<BusinessDay>(day =>
        {
            day.HasKey(d => d.Id);
            day.Property(d => d.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<Lease>(lease =>
        {
            lease.HasKey(l => l.Name);
            lease.IsNotAudited();
        });
        JobTables.Map(modelBuilder);
    }
}
