using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Jobs.History;

/// <summary>How one run stands or ended.</summary>
internal sealed record GetJobRun(Guid RunId) : IQuery<JobRunView>;

internal sealed class GetJobRunHandler(PlatformDbContext db) : IQueryHandler<GetJobRun, JobRunView>
{
    public async Task<Result<JobRunView>> Handle(GetJobRun query, CancellationToken cancellationToken)
    {
        var run = await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.RunId, cancellationToken);
        return run is null ? JobErrors.UnknownRun : JobRunView.Of(run);
    }
}
