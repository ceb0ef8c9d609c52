using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Jobs.Running;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Jobs;

/// <summary><c>jobs list | run NAME | history | day DATE</c>.</summary>
public static class JobsVerbs
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the job, such as close-of-business" };

    private static readonly Option<string?> OnlyName = new("--job") { Description = "Runs of this job only" };

    private static readonly Option<int> Limit = new("--limit") { Description = "How many runs, at most 200", DefaultValueFactory = _ => 20 };

    private static readonly Argument<DateOnly> Date = new("date") { Description = "Business date, such as 2026-11-23" };

    public static Command Create(VerbRunner verbs)
    {
        ArgumentNullException.ThrowIfNull(verbs);
        var list = new Command("list", "All jobs with their schedule and last run");
        list.SetAction(verbs.Run(ListAsync));
        var run = new Command("run", "Run a job now and wait for its end") { Name };
        run.SetAction(verbs.Run(RunAsync));
        var history = new Command("history", "What ran, how long, and what failed; the newest first") { OnlyName, Limit };
        history.SetAction(verbs.Run(HistoryAsync));
        var day = new Command("day", "The steps of the close of one business date") { Date };
        day.SetAction(verbs.Run(DayAsync));
        return new Command("jobs", "The batch: close of business and other jobs") { list, run, history, day };
    }

    private static Task<int> ListAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken) =>
        ShowAsync(services, new ListJobs(), output, page => page.Items.Select(LineOf), cancellationToken);

    private static Task<int> HistoryAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var query = new ListJobRuns(parsed.GetValue(OnlyName), new PageRequest(parsed.GetValue(Limit), After: null));
        return ShowAsync(services, query, output, page => page.Items.Select(LineOf), cancellationToken);
    }

    private static Task<int> DayAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken) =>
        ShowAsync(services, new GetDayClose(parsed.GetRequiredValue(Date)), output, LinesOf, cancellationToken);

    private static async Task<int> RunAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var started = await StartAsync(parsed.GetRequiredValue(Name), services, output, cancellationToken);
        if (!started.IsSuccess)
        {
            return output.Refuse(started.Failure);
        }

        var run = await started.Value.Completion;
        if (output.IsJson)
        {
            output.Json(run);
        }

        output.Line(LineOf(run));
        if (run.Error is not null)
        {
            output.Error(run.Error);
        }

        return run.Outcome == JobOutcome.Succeeded ? VerbOutput.Success : VerbOutput.Failed;
    }

    /// <summary>
    /// A process that was killed holds its job for a moment after its end. A person who runs the job again should not have to
    /// know that, so this waits as long as a dead holder can matter.
    /// </summary>
    private static async Task<Result<StartedJob>> StartAsync(
        string name, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var runner = services.GetRequiredService<JobRunner>();
        var started = await runner.StartAsync(name, "command-line", cancellationToken);
        for (var waited = TimeSpan.Zero; started.Failure == JobErrors.JobIsRunning && waited <= JobLease.Duration; waited += Pause)
        {
            output.Progress($"Another process has {name}; waiting {waited.TotalSeconds:0} s");
            await Task.Delay(Pause, cancellationToken);
            started = await runner.StartAsync(name, "command-line", cancellationToken);
        }

        output.ProgressDone();
        return started;
    }

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static async Task<int> ShowAsync<T>(
        IServiceProvider services,
        IRequest<Result<T>> query,
        VerbOutput output,
        Func<T, IEnumerable<string>> lines,
        CancellationToken cancellationToken)
        where T : notnull
    {
        var answer = await services.GetRequiredService<IMediator>().Send(query, cancellationToken);
        if (!answer.IsSuccess)
        {
            return output.Refuse(answer.Failure);
        }

        if (output.IsJson)
        {
            output.Json(answer.Value);
        }

        foreach (var line in lines(answer.Value))
        {
            output.Line(line);
        }

        return VerbOutput.Success;
    }

    private static string LineOf(JobView job) =>
        $"{job.Name,-28} {job.Schedule ?? "on demand",-18} {job.LastRun?.Outcome.ToString() ?? "never run",-13} {job.Description}";

    private static string LineOf(JobRunView run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.StartedAt:yyyy-MM-dd HH:mm:ss} {run.Name,-28} {run.Outcome,-13} {Seconds(run.StartedAt, run.FinishedAt),8} {run.Items} items, {run.Failed} failed. {run.Note} {run.Error}").TrimEnd();

    private static IEnumerable<string> LinesOf(DayCloseView day)
    {
        yield return day switch
        {
            { StartedAt: null } => $"{day.BusinessDate:yyyy-MM-dd} has not been closed.",
            { FinishedAt: null } => $"The close of {day.BusinessDate:yyyy-MM-dd} is not finished.",
            _ => $"{day.BusinessDate:yyyy-MM-dd} is closed.",
        };
        foreach (var step in day.Steps)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{step.Step,-28} {step.Outcome,-13} attempt {step.Attempts} {Seconds(step.StartedAt, step.FinishedAt),8} {step.Items} items, {step.Failed} failed. {step.Note} {step.Error}").TrimEnd();
        }
    }

    private static string Seconds(DateTimeOffset startedAt, DateTimeOffset? finishedAt) => finishedAt is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"{(end - startedAt).TotalSeconds:0.0} s")
        : "";
}
