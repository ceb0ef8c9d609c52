namespace DigitalBank.Platform.Jobs.History;

/// <summary>One step of the close of one business date. Once it has succeeded it is never run again.</summary>
internal sealed class JobStep
{
    public required DateOnly BusinessDate { get; init; }

    public required string Step { get; init; }

    public JobOutcome Outcome { get; set; } = JobOutcome.Running;

    public int Attempts { get; set; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public long Items { get; set; }

    public long Failed { get; set; }

    public string? Note { get; set; }

    /// <summary>Why the last attempt failed, without personal data.</summary>
    public string? Error { get; set; }

    /// <summary>The step has done what it could; items that failed are with a person and do not hold up the close.</summary>
    public bool IsDone => Outcome is JobOutcome.Succeeded or JobOutcome.PartlyFailed;
}
