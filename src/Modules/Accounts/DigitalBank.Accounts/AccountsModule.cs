using System.CommandLine;
using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Activity;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.History;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Import;
using DigitalBank.Accounts.Interest.Cases;
using DigitalBank.Accounts.Numbering;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Statements;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts;

/// <summary>
/// Current and savings accounts: who holds them, what they say on a statement, and how they come over from another system.
/// </summary>
public sealed class AccountsModule : IBankModule
{
    public string Name => "accounts";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<AccountsDbContext>();
        services.AddPermissions(AccountsPermissions.All);
        services.AddBankOptions<ProductOptions>(ProductOptions.Section);
        services.AddScoped<ProductCatalogue>();
        services.AddScoped<ProductLedger>();
        services.AddSingleton<IValidateOptions<BankSettings>, BankCodeCheck>();
        services.AddSingleton<AccountNumberIssuer>();
        services.AddBankOptions<InterestOptions>(InterestOptions.Section);
        services.AddScoped<InterestRuns>();
        services.AddScoped<InterestLedger>();
        services.AddScoped<AccrueChunk>();
        services.AddScoped<AccrueInterest>();
        services.AddScoped<CapitaliseInterest>();
        services.AddScoped<UnsettledInterest>();
        services.AddScoped<IEntryNarrator, InterestNarrator>();
        services.AddScoped<LedgerSide>();
        services.AddBankOptions<AccountRetentionOptions>(AccountRetentionOptions.Section);
        services.AddScoped<IPersonalDataKeeper, AccountsKeeper>();
        services.AddScoped<OpeningBalances>();
        services.AddScoped<AccountImport>();
        services.AddBankOptions<StatementOptions>(StatementOptions.Section);
        services.AddScoped<StatementReader>();
        services.AddScoped<EntryNarration>();
        services.AddScoped<IEntryNarrator, OpeningBalanceNarrator>();
        services.AddScoped<IJournalSubscriber, RecordAccountActivity>();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        AccountEndpoints.Map(endpoints);
        ProductEndpoints.Map(endpoints.Staff);
        InterestEndpoints.Map(endpoints.Staff);
        ActivityEndpoints.Map(endpoints.Staff);
        HistoryEndpoints.Map(endpoints);
        StatementEndpoints.Map(endpoints);
        ImportEndpoints.Map(endpoints);
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) =>
    [
        new("accounts", "Customers' accounts") { ImportVerb.Create(verbs), InterestVerb.Create(verbs), ProductsVerb.Create(verbs) },
        new("statements", "Account statements") { ExportVerb.Create(verbs) },
    ];
}
