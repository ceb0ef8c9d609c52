using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform.Jobs;

internal static class JobErrors
{
    public static readonly Failure UnknownJob = new(
        "platform.unknown_job", FailureKind.NotFound, "There is no job of this name. 'jobs list' or GET /staff/v1/jobs lists them.");

    public static readonly Failure UnknownRun = new(
        "platform.unknown_job_run", FailureKind.NotFound, "There is no such run of a job.");

    public static readonly Failure JobIsRunning = new(
        "platform.job_is_running", FailureKind.Conflict, "This job is running already. Its history says since when.");
}
