using DigitalBank.Identity.Logins;
using DigitalBank.Identity.SecondFactors;
using DigitalBank.Identity.StepUps;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Identity.Data;

internal sealed class SecondFactorTable : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.HasKey(f => f.LoginId);
        factor.Property(f => f.LoginId).ValueGeneratedNever();
        factor.IsEncrypted(f => f.Secret, "identity.second_factor.secret", Totp.SecretLength);

        // Begun again while a code of the secret before is confirmed, one of both is refused: no secret counts that nobody has shown to have.
        factor.Property(f => f.BegunAt).IsConcurrencyToken();
        factor.Property(f => f.SetUpAt).IsConcurrencyToken();
        factor.HasOne<Login>().WithMany().HasForeignKey(f => f.LoginId);
    }
}

internal sealed class SecondFactorRemovalTable : IEntityTypeConfiguration<SecondFactorRemoval>
{
    public void Configure(EntityTypeBuilder<SecondFactorRemoval> removal)
    {
        removal.HasKey(r => r.LoginId);
        removal.Property(r => r.LoginId).ValueGeneratedNever();
        removal.HasOne<Login>().WithMany().HasForeignKey(r => r.LoginId);
    }
}

internal sealed class StepUpTable : IEntityTypeConfiguration<StepUp>
{
    public void Configure(EntityTypeBuilder<StepUp> stepUp)
    {
        stepUp.HasKey(s => s.Id);
        stepUp.Property(s => s.Id).ValueGeneratedNever();
        stepUp.IsEncrypted(s => s.Text, "identity.step_up.text", StepUp.LongestText);
        stepUp.HasIndex(s => s.ExpiresAt);
        stepUp.HasOne<Login>().WithMany().HasForeignKey(s => s.LoginId);
    }
}
