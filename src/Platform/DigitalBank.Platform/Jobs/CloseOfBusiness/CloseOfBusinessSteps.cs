using System.Globalization;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Jobs.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Jobs.CloseOfBusiness;

/// <summary>Runs the steps of one date in order, skips those that are done, and stops at the first that fails.</summary>
internal sealed partial class CloseOfBusinessSteps(
    IServiceScopeFactory scopes, IOptions<JobsSettings> settings, TimeProvider clock, ILogger<CloseOfBusinessSteps> logger)
{
    /// <exception cref="JobException">A step failed; the ones before it are done and stay done.</exception>
    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (items, failed) = (0L, 0L);
        foreach (var name in NamesInOrder())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var step = await RunStepAsync(name, closingDate, cancellationToken);
            items += step.Items;
            failed += step.Failed;
        }

        return new StepReport(items, failed);
    }

    private List<string> NamesInOrder()
    {
        if (settings.Value.CloseOfBusiness.Steps is { Count: > 0 } configured)
        {
            return configured;
        }

        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<ICloseOfBusinessStep>()
            .OrderBy(step => step.Order).ThenBy(step => step.Name, StringComparer.Ordinal)
            .Select(step => step.Name)];
    }

    private async Task<JobStep> RunStepAsync(string name, DateOnly closingDate, CancellationToken cancellationToken)
    {
        // A scope for each step: nothing that one has read or tracked is carried into the next.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var step = await db.JobSteps.SingleOrDefaultAsync(s => s.BusinessDate == closingDate && s.Step == name, cancellationToken);
        if (step?.IsDone == true)
        {
            return step;
        }

        if (step is null)
        {
            step = new JobStep { BusinessDate = closingDate, Step = name };
            db.JobSteps.Add(step);
        }

        await BeginAsync(db, step, cancellationToken);
        try
        {
            var work = scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(s => s.Name == name);
            var report = await work.RunAsync(closingDate, cancellationToken);
            End(step, report.Failed == 0 ? JobOutcome.Succeeded : JobOutcome.PartlyFailed, report, error: null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            End(step, JobOutcome.Interrupted, new StepReport(0), "Stopped before the end.");
            await db.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            LogFailed(name, closingDate, exception);
            End(step, JobOutcome.Failed, new StepReport(0), ErrorText.Of(exception));
            await db.SaveChangesAsync(CancellationToken.None);
            throw new JobException(
                $"Step {name} of {closingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} failed: {step.Error} "
                + "The steps before it are done; the next run tries this one again.",
                exception);
        }

        // The work is done, so the note of it is written even when the bank is being stopped.
        await db.SaveChangesAsync(CancellationToken.None);
        LogDone(name, closingDate, step.Items, step.Failed);
        return step;
    }

    private async Task BeginAsync(PlatformDbContext db, JobStep step, CancellationToken cancellationToken)
    {
        step.Outcome = JobOutcome.Running;
        step.Attempts++;
        step.StartedAt = clock.GetUtcNow();
        step.FinishedAt = null;
        step.Error = null;
        await db.SaveChangesAsync(cancellationToken);
    }

    private void End(JobStep step, JobOutcome outcome, StepReport report, string? error)
    {
        step.Outcome = outcome;
        step.FinishedAt = clock.GetUtcNow();
        step.Items = report.Items;
        step.Failed = report.Failed;
        step.Note = ErrorText.Shortened(report.Note);
        step.Error = error;
    }

    [LoggerMessage(LogLevel.Information, "Step {Step} of the close of {ClosingDate} is done: {Items} items, {Failed} failed")]
    private partial void LogDone(string step, DateOnly closingDate, long items, long failed);

    [LoggerMessage(LogLevel.Error, "Step {Step} of the close of {ClosingDate} failed")]
    private partial void LogFailed(string step, DateOnly closingDate, Exception exception);
}
