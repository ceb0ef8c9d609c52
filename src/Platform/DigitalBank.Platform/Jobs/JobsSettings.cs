using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Platform.Jobs;

/// <summary>Section <c>Jobs</c>.</summary>
public sealed class JobsSettings
{
    public const string Section = "Jobs";

    /// <summary>Run the schedules in this process. Jobs can be run on demand either way.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Job name → Quartz cron expression in UTC. Wins over the job's own default; an empty text means never.</summary>
    public Dictionary<string, string> Schedules { get; } = [];

    /// <summary>How long runs stay in the history. The steps of each close of business stay for ever.</summary>
    [Range(1, 3650, ErrorMessage = "must be between 1 and 3650")]
    public int HistoryDays { get; set; } = 90;

    public CloseOfBusinessSettings CloseOfBusiness { get; } = new();
}

/// <summary>Section <c>Jobs:CloseOfBusiness</c>.</summary>
public sealed class CloseOfBusinessSettings
{
    /// <summary>Names of the steps to run, in this order. Empty: all steps of all modules in their own order.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Close further days after the first while the business date is behind the calendar.</summary>
    public bool CatchUp { get; set; } = true;

    /// <summary>From this time of day (UTC) on a day counts as over, so that catching up includes it.</summary>
    public TimeOnly EndOfDay { get; set; } = new(18, 0);
}
