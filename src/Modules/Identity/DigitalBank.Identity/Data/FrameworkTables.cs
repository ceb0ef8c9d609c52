using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Data;

/// <summary>Tables that the framework's stores work on: roles of a log-in, claims, second factors, log-ins elsewhere.</summary>
internal static class FrameworkTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<IdentityUserRole<Guid>>(table =>
        {
            table.ToTable("LoginRoles");
            table.HasKey(r => new { r.UserId, r.RoleId });
            table.Property(r => r.UserId).HasColumnName("login_id");
            table.HasOne<Login>().WithMany().HasForeignKey(r => r.UserId);
            table.HasOne<Role>().WithMany().HasForeignKey(r => r.RoleId);
        });
        modelBuilder.Entity<IdentityUserClaim<Guid>>(table =>
        {
            table.ToTable("LoginClaims");
            table.HasKey(c => c.Id);
            table.Property(c => c.UserId).HasColumnName("login_id");
            table.HasOne<Login>().WithMany().HasForeignKey(c => c.UserId);
        });
        modelBuilder.Entity<IdentityUserLogin<Guid>>(table =>
        {
            table.ToTable("ExternalLogins");
            table.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            table.Property(l => l.UserId).HasColumnName("login_id");
            table.HasOne<Login>().WithMany().HasForeignKey(l => l.UserId);
        });
        modelBuilder.Entity<IdentityUserToken<Guid>>(table =>
        {
            table.ToTable("LoginTokens");
            table.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            table.Property(t => t.UserId).HasColumnName("login_id");
            table.Property(t => t.Value).HasMaxLength(1000).IsSecret();
            table.HasOne<Login>().WithMany().HasForeignKey(t => t.UserId);
        });
        modelBuilder.Entity<IdentityRoleClaim<Guid>>(table =>
        {
            table.ToTable("RoleClaims");
            table.HasKey(c => c.Id);
            table.HasOne<Role>().WithMany().HasForeignKey(c => c.RoleId);
        });
    }
}
