using System.CommandLine;
using DigitalBank.Customers.Consents;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence;
using DigitalBank.Customers.Duplicates;
using DigitalBank.Customers.Erasure;
using DigitalBank.Customers.Export;
using DigitalBank.Customers.Onboarding;
using DigitalBank.Customers.Parties;
using DigitalBank.Customers.Relations;
using DigitalBank.Customers.TravelDocuments;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers;

/// <summary>Persons and organisations that the bank deals with.</summary>
public sealed class CustomersModule : IBankModule
{
    public string Name => "customers";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<CustomersDbContext>();
        services.AddBankOptions<DueDiligenceOptions>(DueDiligenceOptions.Section);
        services.AddScoped<IPersonalDataSource, PartyData>();
        services.AddScoped<IPersonalDataSource, DocumentData>();
        services.AddScoped<IPersonalDataSource, RelationData>();
        services.AddScoped<IPersonalDataSource, IdentityCheckData>();
        services.AddScoped<IPersonalDataSource, ConsentData>();
        services.AddScoped<IPersonalDataSource, RatingData>();
        services.AddScoped<IPersonalDataSource, ErasureData>();
        services.AddBankOptions<RetentionOptions>(RetentionOptions.Section);
        services.AddScoped<IPersonalDataKeeper, CustomersKeeper>();
        services.AddPermissions(CustomersPermissions.All);
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        PartyEndpoints.Map(endpoints);
        TravelDocumentEndpoints.Map(endpoints);
        RelationEndpoints.Map(endpoints);
        DocumentEndpoints.Map(endpoints);
        DueDiligenceEndpoints.Map(endpoints);
        DuplicateEndpoints.Map(endpoints);
        ConsentEndpoints.Map(endpoints);
        ExportEndpoints.Map(endpoints);
        ErasureEndpoints.Map(endpoints);
        OnboardingEndpoints.Map(endpoints);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs)
    {
        var customers = new Command("customers", "Persons, organisations and their documents") { TravelDocumentVerbs.Create(verbs) };
        foreach (var verb in ErasureVerbs.Create(verbs))
        {
            customers.Add(verb);
        }

        return [customers];
    }
}
