namespace DigitalBank.Platform.Jobs.Scheduling;

internal static class Schedules
{
    /// <summary>The cron expression that counts for a job: the setting's, else its own.</summary>
    /// <returns>Null when it only runs on demand.</returns>
    public static string? ScheduleOf(this JobsSettings settings, IBankJob job) =>
        settings.Schedules.TryGetValue(job.Name, out var configured)
            ? configured.Length == 0 ? null : configured
            : job.DefaultSchedule;
}
