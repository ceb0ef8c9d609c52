using DigitalBank.Onboarding.Applications;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Onboarding.Data;

internal sealed class OnboardingDbContext(DbContextOptions<OnboardingDbContext> options, ModuleServices services)
    : EncryptingDbContext(options, services)
{
    public DbSet<AccountApplication> Applications => Set<AccountApplication>();

    /// <returns>Null also when the token is another one's.</returns>
    public async Task<AccountApplication?> FindOwnAsync(Guid applicationId, string? token, CancellationToken cancellationToken) =>
        ApplicationToken.Parse(token) is { } presented
        && await Applications.SingleOrDefaultAsync(a => a.Id == applicationId, cancellationToken) is { } application
        && application.Knows(presented)
            ? application
            : null;

    protected override void ConfigureModel(ModelBuilder modelBuilder) => ApplicationTables.Map(modelBuilder);
}
