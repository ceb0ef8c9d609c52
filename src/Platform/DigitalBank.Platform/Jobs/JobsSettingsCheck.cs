using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace DigitalBank.Platform.Jobs;

/// <summary>Holds the names in the settings against what the modules provide, at start rather than at night.</summary>
internal sealed class JobsSettingsCheck(IServiceScopeFactory scopes) : IValidateOptions<JobsSettings>
{
    public ValidateOptionsResult Validate(string? name, JobsSettings options)
    {
        using var scope = scopes.CreateScope();
        var jobs = scope.ServiceProvider.GetServices<IBankJob>().Select(job => job.Name).ToList();
        var steps = scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Select(step => step.Name).ToList();

        var findings = UnknownSteps(options.CloseOfBusiness, steps)
            .Concat(Repeated(options.CloseOfBusiness.Steps, $"Setting {JobsSettings.Section}:CloseOfBusiness:Steps names"))
            .Concat(options.Schedules.SelectMany(schedule => WrongSchedule(schedule.Key, schedule.Value, jobs)))
            .Concat(Repeated(jobs, "Two jobs are called"))
            .Concat(Repeated(steps, "Two steps of the close of business are called"))
            .ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private static IEnumerable<string> UnknownSteps(CloseOfBusinessSettings settings, List<string> known) =>
        settings.Steps.Except(known).Select(step =>
            $"Setting {JobsSettings.Section}:CloseOfBusiness:Steps names '{step}', which no module provides. There are: {Listed(known)}.");

    private static IEnumerable<string> WrongSchedule(string job, string cron, List<string> known)
    {
        var setting = $"Setting {JobsSettings.Section}:Schedules:{job}";
        if (!known.Contains(job))
        {
            yield return $"{setting} names a job that no module provides. There are: {Listed(known)}.";
        }

        if (cron.Length > 0 && !CronExpression.TryParse(cron, out _))
        {
            yield return $"{setting} is '{cron}', which is not a Quartz cron expression such as '0 0 21 * * ?'.";
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> names, string whatTheyAre) =>
        names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => $"{whatTheyAre} '{same.Key}' twice.");

    private static string Listed(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Order(StringComparer.Ordinal));
}
