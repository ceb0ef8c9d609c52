using System.CommandLine;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.Onboarding.Decisions;
using DigitalBank.Onboarding.Flow;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Onboarding;

/// <summary>The way from a stranger to a customer with an account, from the app and without a clerk where nothing is found.</summary>
public sealed class OnboardingModule : IBankModule
{
    public string Name => "onboarding";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<OnboardingDbContext>();
        services.AddBankOptions<OnboardingOptions>(OnboardingOptions.Section);
        services.AddScoped<ApplicationFlow>();
        services.AddScoped<IPersonalDataSource, ApplicationData>();
        services.AddScoped<IPersonalDataKeeper, OnboardingKeeper>();
        services.AddPermissions(OnboardingPermissions.All);
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ApplicantEndpoints.Map(endpoints.Customer);
        DecisionEndpoints.Map(endpoints.Staff);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) => [ApplicationVerbs.Create(verbs)];
}
