using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
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

        // Whose log-in it is, is sealed; the one name that queries look at is a blind index, see SealedNames.
        login.IsEncrypted(l => l.UserName, "identity.login.user_name", LongestUserName);
        login.IsEncrypted(l => l.Email, "identity.login.email", EmailRules.MaximumLength);
        login.IsEncrypted(l => l.DisplayName, "identity.login.display_name", Login.LongestDisplayName);
        login.Property(l => l.NormalizedUserName).HasMaxLength(LongestUserName).IsSecret();
        login.Property(l => l.PasswordHash).IsSecret();
        login.Property(l => l.SecurityStamp).IsSecret();

        // The framework's, which the bank leaves empty: it reaches people by what the register of parties says.
        login.Ignore(l => l.NormalizedEmail);
        login.Ignore(l => l.PhoneNumber);
        login.Ignore(l => l.PhoneNumberConfirmed);
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
