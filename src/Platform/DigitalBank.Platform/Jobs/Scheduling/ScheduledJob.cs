using DigitalBank.Platform.Jobs.Running;
using Microsoft.Extensions.Logging;
using Quartz;

namespace DigitalBank.Platform.Jobs.Scheduling;

/// <summary>What Quartz calls when a job is due. It only asks the runner, so a scheduled run is like any other.</summary>
internal sealed partial class ScheduledJob(JobRunner runner, ILogger<ScheduledJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        var started = await runner.StartAsync(name, "schedule", cancellationToken);
        if (started.IsSuccess)
        {
            await started.Value.Completion;
        }
        else
        {
            LogSkipped(name, started.Failure.Code);
        }
    }

    [LoggerMessage(LogLevel.Information, "Job {Job} was due and not started: {Code}")]
    private partial void LogSkipped(string job, string code);
}
