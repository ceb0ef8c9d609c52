using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Identity.Data;

internal sealed class LoginTables : IEntityTypeConfiguration<Login>
{
    public void Configure(EntityTypeBuilder<Login> login)
    {
        login.HasKey(l => l.Id);
        login.HasIndex(l => l.NormalizedUserName).IsUnique();
        login.HasIndex(l => l.PartyId);
        login.Property(l => l.ConcurrencyStamp).IsConcurrencyToken();
        login.Property(l => l.UserName).HasMaxLength(LongestUserName);
        login.Property(l => l.NormalizedUserName).HasMaxLength(LongestUserName);
        login.Property(l => l.Email).HasMaxLength(EmailRules.MaximumLength);
        login.Property(l => l.NormalizedEmail).HasMaxLength(EmailRules.MaximumLength);
        login.Property(l => l.PhoneNumber).HasMaxLength(30);

        login.Property(l => l.PasswordHash).IsSecret();
        login.Property(l => l.SecurityStamp).IsSecret();

        // The trail says that somebody's log-in changed, by its id; whose e-mail it is stands in this table only.
        login.Property(l => l.UserName).IsSecret();
        login.Property(l => l.NormalizedUserName).IsSecret();
        login.Property(l => l.Email).IsSecret();
        login.Property(l => l.NormalizedEmail).IsSecret();
        login.Property(l => l.PhoneNumber).IsSecret();
        login.Property(l => l.DisplayName).IsSecret();
    }

    private const int LongestUserName = EmailRules.MaximumLength + 10;
}

internal sealed class RoleTables : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.HasKey(r => r.Id);
        role.HasIndex(r => r.NormalizedName).IsUnique();
        role.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
    }
}
