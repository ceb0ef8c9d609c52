using DigitalBank.Platform.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Jobs.History;

/// <summary>What ran, the newest first.</summary>
internal sealed record ListJobRuns(string? Name, PageRequest Page) : IQuery<Page<JobRunView>>;

internal sealed class ListJobRunsHandler(PlatformDbContext db) : IQueryHandler<ListJobRuns, Page<JobRunView>>
{
    public async Task<Result<Page<JobRunView>>> Handle(ListJobRuns query, CancellationToken cancellationToken)
    {
        if (!query.Page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid;
        }

        var runs = db.JobRuns.AsNoTracking();
        if (query.Name is not null)
        {
            runs = runs.Where(r => r.Name == query.Name);
        }

        if (after is { } afterId)
        {
            // By time first: not every database sorts our ids by when they were made.
            var startedAt = await db.JobRuns.Where(r => r.Id == afterId).Select(r => (DateTimeOffset?)r.StartedAt).SingleOrDefaultAsync(cancellationToken);
            if (startedAt is null)
            {
                return PlatformErrors.PageCursorInvalid;
            }

            runs = runs.Where(r => r.StartedAt < startedAt || (r.StartedAt == startedAt && r.Id.CompareTo(afterId) < 0));
        }

        var found = await runs
            .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
            .Take(query.Page.Size)
            .ToListAsync(cancellationToken);
        return Http.Page.Of(found.ConvertAll(JobRunView.Of), query.Page.Size, run => run.RunId.ToString());
    }
}
