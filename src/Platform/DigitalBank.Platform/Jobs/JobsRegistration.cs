using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs.CloseOfBusiness;
using DigitalBank.Platform.Jobs.Running;
using DigitalBank.Platform.Jobs.Scheduling;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Jobs;

internal static class JobsRegistration
{
    /// <summary>Every process can run a job; only a server runs the schedules.</summary>
    internal static IServiceCollection AddJobs(this IServiceCollection services, IStorageProvider storage, ProcessRole role)
    {
        services.AddBankOptions<JobsSettings>(JobsSettings.Section);
        services.AddSingleton<IValidateOptions<JobsSettings>, JobsSettingsCheck>();
        services.AddPermissions(JobsPermissions.All);
        services.AddScoped<CloseOfBusinessSteps>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        return role == ProcessRole.Server
            ? services.AddQuartzOn(storage).AddTransient<ScheduledJob>().AddHostedService<JobSchedule>()
            : services;
    }
}
