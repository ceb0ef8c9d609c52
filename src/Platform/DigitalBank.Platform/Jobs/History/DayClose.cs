namespace DigitalBank.Platform.Jobs.History;

/// <summary>The close of one business date. A row without an end is a close that the next run goes on with.</summary>
internal sealed class DayClose
{
    public required DateOnly BusinessDate { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}
