namespace DigitalBank.Platform.Jobs.History;

/// <summary>One run of a job, from its start to whatever end it came to.</summary>
internal sealed class JobRun
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The bank's date when the run began.</summary>
    public required DateOnly BusinessDate { get; init; }

    /// <summary>Id of the person who asked, <c>schedule</c>, or <c>command-line</c>.</summary>
    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public JobOutcome Outcome { get; init; } = JobOutcome.Running;

    public long Items { get; init; }

    public long Failed { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it failed, without personal data.</summary>
    public string? Error { get; init; }
}

/// <summary>How a run or a step stands.</summary>
public enum JobOutcome
{
    Running = 0,

    Succeeded = 1,

    /// <summary>Finished, but some items are left for a person.</summary>
    PartlyFailed = 2,

    /// <summary>Stopped by an error; the next run tries again.</summary>
    Failed = 3,

    /// <summary>Stopped from outside, or its process ended; the next run goes on.</summary>
    Interrupted = 4,
}
