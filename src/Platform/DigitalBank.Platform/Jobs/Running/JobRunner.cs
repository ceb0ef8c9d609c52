using System.Collections.Concurrent;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Platform.Jobs.Running;

/// <summary>
/// The one way a job is run, whoever asks: at most once at a time across all processes, with a record that it began before it
/// begins and how it ended after it ended.
/// </summary>
internal sealed partial class JobRunner(
    IServiceScopeFactory scopes,
    IBusinessCalendar calendar,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<JobRunner> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    /// <summary>Begins the job and returns at once.</summary>
    /// <param name="cancellationToken">Stops the run too, after which the next one goes on. The end of the process does the same.</param>
    public async Task<Result<StartedJob>> StartAsync(string name, string startedBy, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (JobIn(scope.ServiceProvider, name) is null)
        {
            return JobErrors.UnknownJob;
        }

        var run = new JobRun
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = name,
            BusinessDate = await calendar.TodayAsync(cancellationToken),
            StartedBy = startedBy,
            StartedAt = clock.GetUtcNow(),
        };
        var lease = new JobLease(scopes, name, run.Id);
        if (!await lease.TryTakeAsync(cancellationToken))
        {
            return JobErrors.JobIsRunning;
        }

        await RecordStartAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), run, cancellationToken);
        LogStarted(name, run.Id);

        // Not in the caller's flow: a job started over HTTP works as the system, not as the person whose request ended long ago.
        using var flow = ExecutionContext.SuppressFlow();
        var completion = Task.Run(() => ExecuteAsync(run, lease, cancellationToken), CancellationToken.None);
        _running[run.Id] = completion;
        _ = completion.ContinueWith(_ => _running.TryRemove(run.Id, out Task? _), TaskScheduler.Default);
        return new StartedJob(JobRunView.Of(run), completion);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The runs have been told to stop by then; this waits until they have noted it.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private static IBankJob? JobIn(IServiceProvider services, string name) =>
        services.GetServices<IBankJob>().SingleOrDefault(job => job.Name == name);

    private async Task RecordStartAsync(PlatformDbContext db, JobRun run, CancellationToken cancellationToken)
    {
        // We hold the lease, so a run that still counts as running belongs to a process that is gone. Nobody knows when it ended.
        await db.JobRuns
            .Where(r => r.Name == run.Name && r.Outcome == JobOutcome.Running)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(r => r.Outcome, JobOutcome.Interrupted)
                    .SetProperty(r => r.Error, "The process ended before the job did."),
                cancellationToken);
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<JobRunView> ExecuteAsync(JobRun run, JobLease lease, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var keeping = lease.KeepAsync(stop);
        var ended = await OutcomeOfAsync(run, stop.Token);
        await stop.CancelAsync();
        await keeping;

        try
        {
            await RecordEndAsync(ended);
            await lease.ReleaseAsync();
        }
        catch (Exception exception)
        {
            // The database is away. The lease runs out by itself, and the next run notes that this one has no end.
            LogEndNotRecorded(run.Name, run.Id, exception.GetType().Name);
        }

        return JobRunView.Of(ended);
    }

    private async Task<JobRun> OutcomeOfAsync(JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var report = await JobIn(scope.ServiceProvider, run.Name)!.RunAsync(cancellationToken);
            var outcome = report.Failed == 0 ? JobOutcome.Succeeded : JobOutcome.PartlyFailed;
            LogEnded(run.Name, run.Id, outcome, report.Items, report.Failed);
            return Ended(run, outcome, report, error: null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogEnded(run.Name, run.Id, JobOutcome.Interrupted, items: 0, failed: 0);
            return Ended(run, JobOutcome.Interrupted, new StepReport(0), "Stopped before the end. The next run goes on.");
        }
        catch (Exception exception)
        {
            LogFailed(run.Name, run.Id, exception);
            return Ended(run, JobOutcome.Failed, new StepReport(0), ErrorText.Of(exception));
        }
    }

    private JobRun Ended(JobRun run, JobOutcome outcome, StepReport report, string? error) => new()
    {
        Id = run.Id,
        Name = run.Name,
        BusinessDate = run.BusinessDate,
        StartedBy = run.StartedBy,
        StartedAt = run.StartedAt,
        FinishedAt = clock.GetUtcNow(),
        Outcome = outcome,
        Items = report.Items,
        Failed = report.Failed,
        Note = ErrorText.Shortened(report.Note),
        Error = error,
    };

    private async Task RecordEndAsync(JobRun ended)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        db.JobRuns.Update(ended);

        // Also when the process is being stopped: what happened must be known to the next run.
        await db.SaveChangesAsync(CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Information, "Job {Job} started, run {RunId}")]
    private partial void LogStarted(string job, Guid runId);

    [LoggerMessage(LogLevel.Information, "Job {Job} ended, run {RunId}: {Outcome}, {Items} items, {Failed} failed")]
    private partial void LogEnded(string job, Guid runId, JobOutcome outcome, long items, long failed);

    [LoggerMessage(LogLevel.Error, "Job {Job} failed, run {RunId}")]
    private partial void LogFailed(string job, Guid runId, Exception exception);

    [LoggerMessage(LogLevel.Error, "The end of job {Job}, run {RunId}, could not be recorded: {ErrorType}")]
    private partial void LogEndNotRecorded(string job, Guid runId, string errorType);
}
