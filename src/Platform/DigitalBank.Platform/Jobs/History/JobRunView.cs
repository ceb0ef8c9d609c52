namespace DigitalBank.Platform.Jobs.History;

/// <summary>A run of a job.</summary>
/// <param name="StartedBy">Id of a log-in, <c>schedule</c> or <c>command-line</c>.</param>
/// <param name="FinishedAt">Missing while it runs, and for ever when its process was killed.</param>
/// <param name="Failed">How many of the items could not be dealt with.</param>
public sealed record JobRunView(
    Guid RunId,
    string Name,
    DateOnly BusinessDate,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    JobOutcome Outcome,
    long Items,
    long Failed,
    string? Note,
    string? Error)
{
    internal static JobRunView Of(JobRun run) => new(
        run.Id,
        run.Name,
        run.BusinessDate,
        run.StartedBy,
        run.StartedAt,
        run.FinishedAt,
        run.Outcome,
        run.Items,
        run.Failed,
        run.Note,
        run.Error);
}
