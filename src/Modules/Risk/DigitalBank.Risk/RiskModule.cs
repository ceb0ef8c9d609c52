using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using DigitalBank.Risk.Data;
using DigitalBank.Risk.PaymentRules;
using DigitalBank.Risk.Scorecards;
using DigitalBank.Risk.Screening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Risk;

/// <summary>Sanctions lists, the parties that are compared with them, rules for payments, and scorecards for applicants.</summary>
public sealed class RiskModule : IBankModule
{
    public string Name => "risk";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<RiskDbContext>();
        services.AddBankOptions<ScreeningOptions>(ScreeningOptions.Section);
        services.AddPermissions(RiskPermissions.All);
        services.AddSingleton<CurrentLists>();
        services.AddScoped<Screener>();
        services.AddSingleton<CurrentPaymentRules>();
        services.AddSingleton<KnownScorecards>();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ScreeningEndpoints.Map(endpoints);
        PaymentRuleEndpoints.Map(endpoints);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) => [RiskVerbs.Create(verbs)];
}
