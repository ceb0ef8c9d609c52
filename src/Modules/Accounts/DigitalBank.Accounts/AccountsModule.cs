using System.CommandLine;
using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Activity;
using DigitalBank.Accounts.Applications;
using DigitalBank.Accounts.Blocks;
using DigitalBank.Accounts.Categories;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.DormantAccounts;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.History;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Import;
using DigitalBank.Accounts.Interest.Cases;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Accounts.Numbering;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Statements;
using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.Accounts.Switching;
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
        services.AddScoped<InterestMappings>();
        services.AddScoped<InterestLedger>();
        services.AddScoped<PostingLedger>();
        services.AddScoped<AccrueChunk>();
        services.AddScoped<PostChunk>();
        services.AddScoped<AccrueInterest>();
        services.AddScoped<CapitaliseInterest>();
        services.AddScoped<UnsettledInterest>();
        services.AddScoped<IEntryNarrator, InterestNarrator>();
        services.AddScoped<LedgerSide>();
        services.AddScoped<AccountOpening>();
        services.AddScoped<AccountAccess>();
        services.AddScoped<SwitchedInterest>();
        services.AddScoped<SwitchConditions>();
        services.AddScoped<SwitchTakingUp>();
        services.AddScoped<FeeLedger>();
        services.AddScoped<FeeCollection>();
        services.AddScoped<FeesBeforeClosing>();
        services.AddScoped<IEntryNarrator, FeeNarrator>();
        services.AddScoped<IEntryNarrator, ClosingNarrator>();
        services.AddBankOptions<AccountRetentionOptions>(AccountRetentionOptions.Section);
        services.AddScoped<IPersonalDataKeeper, AccountsKeeper>();
        services.AddScoped<DepositLedger>();
        services.AddScoped<DepositOpening>();
        services.AddScoped<DepositTermsOnDay>();
        services.AddScoped<DepositFailures>();
        services.AddScoped<SuitableAccounts>();
        services.AddScoped<MatureDeposit>();
        services.AddScoped<PayoutBooking>();
        services.AddScoped<InstalmentCollection>();
        services.AddScoped<EarlyClosing>();
        services.AddScoped<IEntryNarrator, DepositNarrator>();
        services.AddScoped<OpeningBalances>();
        services.AddScoped<AccountImport>();
        services.AddBankOptions<StatementOptions>(StatementOptions.Section);
        services.AddScoped<StatementReader>();
        services.AddScoped<EntryNarration>();
        services.AddScoped<StatementIssuer>();
        services.AddScoped<StatementFailures>();
        services.AddBankOptions<CategoryOptions>(CategoryOptions.Section);
        services.AddSingleton<CategoryRules>();
        services.AddScoped<TransactionCategories>();
        services.AddScoped<StatementDocuments>();
        services.AddSingleton<StatementArchive>();
        services.AddScoped<IEntryNarrator, OpeningBalanceNarrator>();
        services.AddScoped<IJournalSubscriber, RecordAccountActivity>();
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        AccountEndpoints.Map(endpoints);
        ApplicationEndpoints.Map(endpoints.Staff);
        BlockEndpoints.Map(endpoints.Staff);
        DormancyEndpoints.Map(endpoints.Staff);
        MandateEndpoints.Map(endpoints);
        SwitchEndpoints.Map(endpoints);
        FeeEndpoints.Map(endpoints);
        ProductEndpoints.Map(endpoints.Staff);
        InterestEndpoints.Map(endpoints.Staff);
        OwnDepositEndpoints.Map(endpoints.Customer);
        DepositEndpoints.Map(endpoints.Staff);
        ActivityEndpoints.Map(endpoints.Staff);
        HistoryEndpoints.Map(endpoints);
        StatementEndpoints.Map(endpoints);
        StatementWorkEndpoints.Map(endpoints.Staff);
        CategoryEndpoints.Map(endpoints);
        ImportEndpoints.Map(endpoints);
    }

    private static Command AccountVerbs(VerbRunner verbs)
    {
        var accounts = new Command("accounts", "Customers' accounts")
        {
            ImportVerb.Create(verbs), InterestVerb.Create(verbs), ProductsVerb.Create(verbs), DepositsVerb.Create(verbs), FeeVerbs.Create(verbs),
        };
        foreach (var verb in LifeCycleVerbs.Create(verbs).Concat(MandateVerbs.Create(verbs)))
        {
            accounts.Add(verb);
        }

        return accounts;
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) =>
    [
        AccountVerbs(verbs),
        new("statements", "Account statements") { ExportVerb.Create(verbs) },
    ];
}
