using DigitalBank.Platform.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Jobs.Scheduling;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Jobs.History;

/// <summary>All jobs with their schedule and last run.</summary>
internal sealed record ListJobs : IQuery<Page<JobView>>;

/// <param name="Schedule">Cron expression in UTC; missing when the job only runs on demand.</param>
internal sealed record JobView(string Name, string Description, string? Schedule, JobRunView? LastRun);

internal sealed class ListJobsHandler(PlatformDbContext db, IEnumerable<IBankJob> jobs, IOptions<JobsSettings> settings)
    : IQueryHandler<ListJobs, Page<JobView>>
{
    public async Task<Result<Page<JobView>>> Handle(ListJobs query, CancellationToken cancellationToken)
    {
        var views = new List<JobView>();
        foreach (var job in jobs.OrderBy(job => job.Name, StringComparer.Ordinal))
        {
            var last = await db.JobRuns.AsNoTracking()
                .Where(r => r.Name == job.Name)
                .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
                .FirstOrDefaultAsync(cancellationToken);
            views.Add(new JobView(
                job.Name, job.Description, settings.Value.ScheduleOf(job), last is null ? null : JobRunView.Of(last)));
        }

        return new Page<JobView>(views, Next: null);
    }
}
