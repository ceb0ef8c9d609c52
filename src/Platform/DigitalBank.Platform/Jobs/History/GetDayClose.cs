using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Jobs.History;

/// <summary>The steps of the close of one business date.</summary>
internal sealed record GetDayClose(DateOnly BusinessDate) : IQuery<DayCloseView>;

/// <param name="StartedAt">Missing while the day is open.</param>
/// <param name="FinishedAt">Missing until every step is done.</param>
internal sealed record DayCloseView(
    DateOnly BusinessDate, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<JobStepView> Steps);

internal sealed record JobStepView(
    string Step,
    JobOutcome Outcome,
    int Attempts,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    long Items,
    long Failed,
    string? Note,
    string? Error);

internal sealed class GetDayCloseHandler(PlatformDbContext db) : IQueryHandler<GetDayClose, DayCloseView>
{
    public async Task<Result<DayCloseView>> Handle(GetDayClose query, CancellationToken cancellationToken)
    {
        var day = await db.DayCloses.AsNoTracking().SingleOrDefaultAsync(d => d.BusinessDate == query.BusinessDate, cancellationToken);
        var steps = await db.JobSteps
            .Where(s => s.BusinessDate == query.BusinessDate)
            .OrderBy(s => s.StartedAt).ThenBy(s => s.Step)
            .Select(s => new JobStepView(s.Step, s.Outcome, s.Attempts, s.StartedAt, s.FinishedAt, s.Items, s.Failed, s.Note, s.Error))
            .ToListAsync(cancellationToken);
        return new DayCloseView(query.BusinessDate, day?.StartedAt, day?.FinishedAt, steps);
    }
}
