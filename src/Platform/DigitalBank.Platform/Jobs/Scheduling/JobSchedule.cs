using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace DigitalBank.Platform.Jobs.Scheduling;

/// <summary>
/// Brings Quartz's stored schedule in line with the settings and starts it. A schedule that has not changed is left alone:
/// replacing it would forget that its time came while the bank was down.
/// </summary>
internal sealed partial class JobSchedule(
    ISchedulerFactory factory,
    IServiceScopeFactory scopes,
    IOptions<JobsSettings> settings,
    TimeProvider clock,
    ILogger<JobSchedule> logger)
    : IHostedLifecycleService
{
    private const string Group = "bank";

    private IScheduler? _scheduler;

    /// <summary>After everything else has started, so that a job that is due at once finds a complete bank.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!settings.Value.Enabled)
        {
            return;
        }

        _scheduler = await factory.GetScheduler(cancellationToken);
        await _scheduler.Start(cancellationToken);
        await AlignAsync(_scheduler, cancellationToken);
    }

    /// <summary>Runs that are under way are told to stop by the runner; nothing new begins.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is not null)
        {
            await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AlignAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var wanted = Wanted();
        foreach (var (name, cron) in wanted)
        {
            var stored = await scheduler.GetTrigger(new TriggerKey(name, Group), cancellationToken) as ICronTrigger;
            if (stored?.CronExpressionString != cron)
            {
                await ScheduleAsync(scheduler, name, cron, cancellationToken);
                LogScheduled(name, cron);
            }
        }

        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancellationToken))
        {
            if (!wanted.ContainsKey(key.Name))
            {
                await scheduler.DeleteJob(key, cancellationToken);
            }
        }
    }

    private Dictionary<string, string> Wanted()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<IBankJob>()
            .Select(job => (job.Name, Cron: settings.Value.ScheduleOf(job)))
            .Where(schedule => schedule.Cron is not null)
            .ToDictionary(schedule => schedule.Name, schedule => schedule.Cron!);
    }

    private async Task ScheduleAsync(IScheduler scheduler, string name, string cron, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<ScheduledJob>()
            .WithIdentity(name, Group)
            .DisallowConcurrentExecution()
            .RequestRecovery() // a replica that dies in the middle: another one begins again where it was
            .Build();
        var trigger = TriggerBuilder.Create()
            .WithIdentity(name, Group)
            .StartAt(clock.GetUtcNow())
            .WithCronSchedule(cron, schedule => schedule
                .InTimeZone(TimeZoneInfo.Utc)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)) // missed while the bank was down: run once
            .Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Job {Job} is scheduled: {Cron}")]
    private partial void LogScheduled(string job, string cron);
}
