using DigitalBank.Identity.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.StepUps;

/// <summary>Deletes step-ups a day after they counted last; the audit trail keeps that they were and when they were confirmed.</summary>
internal sealed class ForgetOldStepUps(IdentityDbContext db, TimeProvider clock) : IBankJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Name => "forget-old-step-ups";

    public string Description => "Delete step-ups that expired more than a day ago";

    public string? DefaultSchedule => "0 35 3 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        return new StepReport(await db.StepUps.Where(row => row.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken));
    }
}
