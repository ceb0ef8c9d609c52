using System.CommandLine;
using DigitalBank.Lending.Actus;
using DigitalBank.Lending.Cases;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending;

/// <summary>Loans: what they cost, when they are repaid, and what their events change.</summary>
public sealed class LendingModule : IBankModule
{
    public string Name => "lending";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) =>
    [
        new("lending", "Loans")
        {
            CaseFile.Verb(verbs, "schedule", "Make repayment schedules for the cases of a file", ScheduleCases.Read),
            CaseFile.Verb(verbs, "actus", "Run the ACTUS contracts of a file: PAM, LAM, NAM, ANN, LAX, CLM", ActusCases.Read),
            CaseFile.Verb(verbs, "events", "Play what happens to the loans of a file", LoanEventCases.Read),
        },
    ];
}
