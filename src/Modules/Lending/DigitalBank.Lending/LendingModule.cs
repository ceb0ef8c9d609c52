using System.CommandLine;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Lending.Actus;
using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Cases;
using DigitalBank.Lending.Changes;
using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Lending.Covenants;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.PersonalData;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Sources;
using DigitalBank.Lending.Statements;
using DigitalBank.Lending.StepUps;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalBank.Lending;

/// <summary>Loans: who gets them, what they cost, when they are repaid, and what their events change.</summary>
public sealed class LendingModule : IBankModule
{
    public string Name => "lending";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<LendingDbContext>();
        services.AddPermissions(LendingPermissions.All);
        services.AddScoped<LoanCatalogue>();
        services.AddScoped<LoanProductLedger>();
        services.AddScoped<LoanMappings>();
        services.AddScoped<Assessment>();
        services.AddScoped<SourceConsents>();
        services.AddBankOptions<BureauSettings>(BureauSettings.Section);
        services.AddSingleton<FileBureau>();
        services.TryAddSingleton<ICreditBureau>(provider => provider.GetRequiredService<FileBureau>());
        services.AddScoped<BureauDesk>();
        services.AddBankOptions<LendingOptions>(LendingOptions.Section);
        services.AddScoped<AcceptanceStepUps>();
        services.AddScoped<LoanLedger>();
        services.AddScoped<LoanDisbursement>();
        services.AddScoped<LoanStandings>();
        services.AddScoped<LoanEventBooking>();
        services.AddScoped<LoanServicing>();
        services.AddScoped<LineEventBooking>();
        services.AddScoped<LineServicing>();
        services.AddScoped<LineChanging>();
        services.AddScoped<ExposureDesk>();
        services.AddScoped<ImpairmentBook>();
        services.AddScoped<LoanProvisioning>();
        services.AddScoped<LossLedger>();
        services.AddScoped<LossBooking>();
        services.AddScoped<RecoveryBooking>();
        services.AddScoped<ExchangeDesk>();
        services.AddScoped<ProductLimits>();
        services.AddScoped<ReviewBook>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<ReviewRuns>();
        services.AddScoped<LoanPapers>();
        services.AddScoped<ChangeRule>();
        services.AddScoped<ArrearsBook>();
        services.AddScoped<ArrearsDesk>();
        services.AddScoped<IEntryNarrator, LoanNarrator>();
        services.AddScoped<IPersonalDataKeeper, LendingKeeper>();
        services.AddScoped<IPersonalDataSource, LendingData>();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        OwnLendingEndpoints.Map(endpoints.Customer);
        LendingEndpoints.Map(endpoints.Staff);
        LoanProductEndpoints.Map(endpoints.Staff);
        PreviewEndpoints.Map(endpoints.Customer, endpoints.Staff);
        LossEndpoints.Map(endpoints.Staff);
        GroupEndpoints.Map(endpoints.Staff);
        ImpairmentEndpoints.Map(endpoints.Staff);
        ReviewEndpoints.Map(endpoints.Staff);
        CovenantEndpoints.Map(endpoints.Staff);
        BureauEndpoints.Map(endpoints.Customer, endpoints.Staff);
        LoanStatementEndpoints.Map(endpoints.Customer, endpoints.Staff);
        ChangeEndpoints.Map(endpoints.Staff);
        CollectionEndpoints.Map(endpoints.Customer, endpoints.Staff);
        ServicingEndpoints.Map(endpoints.Staff);
        LoanEventEndpoints.Map(endpoints.Customer, endpoints.Staff);
        LineEndpoints.Map(endpoints.Customer, endpoints.Staff);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) =>
    [
        new("lending", "Loans")
        {
            CaseFile.Verb(verbs, "schedule", "Make repayment schedules for the cases of a file", ScheduleCases.Read),
            CaseFile.Verb(verbs, "actus", "Run the ACTUS contracts of a file: PAM, LAM, NAM, ANN, LAX, CLM", ActusCases.Read),
            CaseFile.Verb(verbs, "events", "Play what happens to the loans of a file", LoanEventCases.Read),
            PreviewVerb.Create(verbs),
            DecisionVerbs.List(verbs),
            DecisionVerbs.Replay(verbs),
            LineVerbs.List(verbs),
            LossVerbs.List(verbs),
            ImpairmentVerbs.Report(verbs),
            ReviewVerbs.Review(verbs),
            BureauVerbs.Create(verbs),
            StatementVerb.Create(verbs),
            ChangeVerbs.List(verbs),
            CollectionVerbs.List(verbs),
        },
    ];
}
