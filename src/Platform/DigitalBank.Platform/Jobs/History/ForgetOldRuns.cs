using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Jobs.History;

/// <summary>Keeps the history readable: jobs that run every few minutes leave many lines. What the close of each day did is kept for ever.</summary>
internal sealed class ForgetOldRuns(PlatformDbContext db, IOptions<JobsSettings> settings, TimeProvider clock) : IBankJob
{
    public string Name => "forget-old-runs";

    public string Description => "Delete runs of jobs from the history after Jobs:HistoryDays";

    public string? DefaultSchedule => "0 40 3 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-settings.Value.HistoryDays);
        return new StepReport(await db.JobRuns.Where(r => r.StartedAt < before).ExecuteDeleteAsync(cancellationToken));
    }
}
