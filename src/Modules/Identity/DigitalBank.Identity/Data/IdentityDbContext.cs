using System.Linq.Expressions;
using DigitalBank.Identity.Keys;
using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.Identity.SecondFactors;
using DigitalBank.Identity.Sessions;
using DigitalBank.Identity.StepUps;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Data;

/// <summary>
/// The tables of ASP.NET Core Identity under the bank's names, and the bank's own beside them. The framework's context is
/// not inherited from: its stores take any context that maps their entities.
/// </summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    public DbSet<Login> Logins => Set<Login>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<IdentityUserRole<Guid>> LoginRoles => Set<IdentityUserRole<Guid>>();

    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();

    public DbSet<KnownPermission> Permissions => Set<KnownPermission>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<SecondFactorRemoval> SecondFactorRemovals => Set<SecondFactorRemoval>();

    public DbSet<StepUp> StepUps => Set<StepUp>();

    public Task<List<string>> RolesOfAsync(Guid loginId, CancellationToken cancellationToken) =>
        LoginRoles
            .Where(lr => lr.UserId == loginId)
            .Join(Roles, lr => lr.RoleId, r => r.Id, (_, r) => r.Name!)
            .OrderBy(name => name)
            .ToListAsync(cancellationToken);

    /// <summary>Ends those of the sessions that have not ended. They stay in the table until they are forgotten.</summary>
    public Task EndSessionsAsync(Expression<Func<Session, bool>> which, DateTimeOffset now, CancellationToken cancellationToken) =>
        Sessions
            .Where(which)
            .Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, (DateTimeOffset?)now), cancellationToken);

    /// <summary>Marks the secret and all that waits for its codes, or was confirmed with one, for removal with the next save.</summary>
    public async Task ForgetSecondFactorAsync(Guid loginId, CancellationToken cancellationToken)
    {
        SecondFactors.RemoveRange(await SecondFactors.Where(row => row.LoginId == loginId).ToListAsync(cancellationToken));
        StepUps.RemoveRange(await StepUps.Where(row => row.LoginId == loginId).ToListAsync(cancellationToken));
    }

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new LoginTables());
        modelBuilder.ApplyConfiguration(new RoleTables());
        FrameworkTables.Map(modelBuilder);
        modelBuilder.ApplyConfiguration(new SecondFactorTable());
        modelBuilder.ApplyConfiguration(new SecondFactorRemovalTable());
        modelBuilder.ApplyConfiguration(new StepUpTable());

        modelBuilder.Entity<RolePermission>(permission =>
        {
            permission.HasKey(p => new { p.RoleId, p.Permission });
            permission.HasOne<Role>().WithMany().HasForeignKey(p => p.RoleId);
        });
        modelBuilder.Entity<KnownPermission>().HasKey(p => p.Name);
        modelBuilder.Entity<Session>(session =>
        {
            session.HasKey(s => s.Id);
            session.Property(s => s.RefreshHash).HasMaxLength(32).IsSecret();
            session.Property(s => s.SecurityStamp).IsSecret();
            session.HasIndex(s => s.EndedAt);
            session.HasIndex(s => s.ExpiresAt);
            session.HasOne<Login>().WithMany().HasForeignKey(s => s.LoginId);
        });
        modelBuilder.Entity<DataProtectionKey>(key =>
        {
            key.HasKey(k => k.Id);
            key.IsEncrypted(k => k.Xml, "identity.data_protection_key.xml", DataProtectionKey.LongestXml);
        });
    }
}
