using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Onboarding.Applications;

internal static class ApplicationTables
{
    /// <summary>A picture of 5 MB in Base64 and some text around it.</summary>
    private const int LongestDraft = 7 * 1024 * 1024;

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<AccountApplication>(application =>
    {
        application.ToTable("Applications");
        application.HasKey(a => a.Id);
        application.Property(a => a.Id).ValueGeneratedNever();
        application.Property(a => a.TokenHash).HasMaxLength(32).IsSecret();
        application.Property(a => a.EmailCodeHash).HasMaxLength(32).IsSecret();
        application.Property(a => a.ProductCode).HasMaxLength(40);
        application.Property(a => a.CurrencyCode).HasMaxLength(3).IsFixedLength();
        application.Property(a => a.AccountIdentifier).HasMaxLength(34);
        application.Property(a => a.DecisionReason).HasMaxLength(140);
        application.Property(a => a.Version).IsConcurrencyToken();
        application.IsEncrypted(a => a.Draft, "onboarding.application.draft", LongestDraft);
        application.HasIndex(a => new { a.Status, a.Id });
        application.HasIndex(a => a.PartyId);
    });
}
