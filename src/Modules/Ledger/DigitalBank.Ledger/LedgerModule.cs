using System.CommandLine;
using DigitalBank.Ledger.Balances;
using DigitalBank.Ledger.Chart;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Ledger.Verification;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger;

/// <summary>Double entry: the chart of accounts, the journal, balances, and the proof that they agree.</summary>
public sealed class LedgerModule : IBankModule
{
    public string Name => "ledger";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddBankOptions<LedgerOptions>(LedgerOptions.Section);
        services.AddModuleDbContext<LedgerDbContext>();
        services.AddPermissions(LedgerPermissions.All);
        services.AddSingleton<PostingEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<PostingEngine>());
        services.AddScoped<ChartOpening>();
        services.AddScoped<AccountChange>();
        services.AddScoped<EntryReader>();
        services.AddLedgerProofs();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        JournalEndpoints.Map(endpoints.Staff);
        ChartEndpoints.Map(endpoints.Staff);
        BalanceEndpoints.Map(endpoints.Staff);
        VerificationEndpoints.Map(endpoints.Staff);
        ProofEndpoints.Map(endpoints);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs)
    {
        ArgumentNullException.ThrowIfNull(verbs);
        var ledger = new Command("ledger", "The journal and its proofs")
        {
            VerifyVerb.Create(verbs),
            TrialBalanceVerb.Create(verbs),
        };
        foreach (var verb in ProofVerbs.Create(verbs))
        {
            ledger.Add(verb);
        }

        return [ledger];
    }
}
