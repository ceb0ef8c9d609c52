using System.CommandLine;
using DigitalBank.Ledger.Balances;
using DigitalBank.Ledger.Chart;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Export;
using DigitalBank.Ledger.Holds;
using DigitalBank.Ledger.Import;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Leadership;
using DigitalBank.Ledger.Mapping;
using DigitalBank.Ledger.Periods;
using DigitalBank.Ledger.Positions;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Ledger.Reports;
using DigitalBank.Ledger.SubLedgers;
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
        services.AddSingleton<PostingHealth>();
        services.AddHealthChecks().AddCheck<PostingHealth>("posting");
        services.AddSingleton<PostingEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<PostingEngine>());
        services.AddScoped<ChartOpening>();
        services.AddScoped<AccountChange>();
        services.AddScoped<EntryReader>();
        services.AddScoped<HoldReader>();
        services.AddScoped<HoldSweep>();
        services.AddScoped<CaptureLines>();
        services.AddScoped<MovedAmount>();
        services.AddScoped<LinkedReceipts>();
        services.AddScoped<AccountTotals>();
        services.AddScoped<ReportReader>();
        services.AddScoped<ClosedThrough>();
        services.AddScoped<PositionReader>();
        services.AddScoped<SubLedgerSums>();
        services.AddScoped<JournalReader>();
        services.AddScoped<JournalExport>();
        services.AddScoped<ImportAccounts>();
        services.AddScoped<JournalImport>();
        services.AddSingleton<WriterRole>();
        services.AddHostedService<WriterElection>();
        services.AddSingleton<JournalSignal>();
        services.AddSingleton<RecentEntries>();
        services.AddSingleton<EventMetrics>();
        services.AddSingleton<SubscriberDelivery>();
        services.AddHostedService<EventDispatcher>();
        services.AddLedgerProofs();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        JournalEndpoints.Map(endpoints.Staff);
        HoldEndpoints.Map(endpoints.Staff);
        ChartEndpoints.Map(endpoints.Staff);
        BalanceEndpoints.Map(endpoints.Staff);
        VerificationEndpoints.Map(endpoints.Staff);
        ReportEndpoints.Map(endpoints.Staff);
        PeriodEndpoints.Map(endpoints.Staff);
        PositionEndpoints.Map(endpoints.Staff);
        SubLedgerEndpoints.Map(endpoints.Staff);
        MappingEndpoints.Map(endpoints.Staff);
        ExportEndpoints.Map(endpoints.Staff);
        EventEndpoints.Map(endpoints.Staff);
        ProofEndpoints.Map(endpoints);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs)
    {
        ArgumentNullException.ThrowIfNull(verbs);
        var ledger = new Command("ledger", "The journal and its proofs")
        {
            VerifyVerb.Create(verbs),
            TrialBalanceVerb.Create(verbs),
            ReportVerbs.BalanceSheet(verbs),
            ReportVerbs.ProfitAndLoss(verbs),
            ControlVerb.Create(verbs),
            ExportVerb.Create(verbs),
            EventsVerbs.Create(verbs),
            ImportVerb.Create(verbs),
            HoldVerbs.Create(verbs),
        };
        foreach (var verb in ProofVerbs.Create(verbs))
        {
            ledger.Add(verb);
        }

        return [ledger];
    }
}
