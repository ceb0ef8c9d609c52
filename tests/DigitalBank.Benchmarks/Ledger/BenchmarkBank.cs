using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Host.Composition;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>A bank without its web server on a database, with funded customer accounts that refuse overdrafts.</summary>
internal sealed class BenchmarkBank : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private const int CallersWhenFilling = 4_096;

    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly ServiceProvider _services;

    private BenchmarkBank(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public long[] Customers { get; private set; } = [];

    public long Clearing { get; private set; }

    public static async Task<BenchmarkBank> OpenAsync(string provider, string connectionString, string folder, int accounts)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bank:DataFolder"] = folder,
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = connectionString,
        }).Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging
                .AddConsole()
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)) // asks for a history table that is not there yet
            .AddBank(configuration, ProcessRole.Verb)
            .BuildServiceProvider();
        var bank = new BenchmarkBank(services);
        await services.GetRequiredService<DatabaseStartup>().RunAsync(migrate: true, CancellationToken.None);
        await bank.OpenAccountsAsync(accounts);
        return bank;
    }

    /// <summary>A random transfer between two customers, or with one customer always the same.</summary>
    public PostJournalEntry ATransfer(Random random, bool hot)
    {
        var debit = hot ? Customers[0] : Customers[random.Next(Customers.Length)];
        var credit = Customers[random.Next(Customers.Length)];
        var amount = Money.OfMinor(random.Next(1, 100), Currency.Eur);
        return new PostJournalEntry(
            Guid.CreateVersion7(),
            "payments",
            "0193d8a4-7c11-7d6e-b0a1-3f2f4f6f8a90",
            "transfer",
            Today,
            [new Posting(debit, Side.Debit, amount, Today), new Posting(credit, Side.Credit, amount, Today)]);
    }

    /// <summary>Posts random transfers, with as many in flight as make large batches.</summary>
    public async Task FillAsync(int entries)
    {
        var handler = new PostJournalEntryHandler(Services.GetRequiredService<PostingEngine>());
        await Task.WhenAll(Enumerable.Range(0, CallersWhenFilling).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = caller; i < entries; i += CallersWhenFilling)
            {
                _ = (await handler.Handle(ATransfer(random, hot: false), CancellationToken.None)).Value;
            }
        })));
    }

    public async Task<string> AStaffLoginAsync()
    {
        const string Email = "benchmark@bank.test";
        await SendAsync(new CreateStaffLogin(Email, "Benchmark", Password, ["operations", "supervisor"]));
        return Email;
    }

    /// <summary>A customer with a log-in and funded current accounts.</summary>
    public async Task<Payer> APayerAsync(int accounts)
    {
        const string Email = "payer@example.test";
        var party = await SendAsync(new RegisterPerson("BENCH", "Petra", "Payer", BirthDate: null, "DE", Email));
        await SendAsync(new CreateCustomerLogin(party.PartyId, Email, Password));
        var opened = new List<AccountView>();
        for (var i = 0; i < accounts; i++)
        {
            opened.Add(await SendAsync(new OpenAccount(Guid.CreateVersion7(), party.PartyId, "current", "EUR")));
        }

        await FundAsync(opened.Select(account => account.LedgerAccountId));
        return new Payer(Email, [.. opened.Select(account => account.AccountId)]);
    }

    public async Task<T> SendAsync<T>(IRequest<Result<T>> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request)).Value;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task OpenAccountsAsync(int count)
    {
        var clearing = new OpenLedgerAccount("BENCH", "Benchmark", LedgerChart.Assets, "EUR", MinimumBalance: null, AllowsManualPosting: true);
        Clearing = (await SendAsync(clearing)).LedgerAccountId;
        var customers = new List<long>();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(5_000))
        {
            var opened = await SendAsync(new OpenLedgerAccounts([.. numbers.Select(number => new OpenLedgerAccount(
                $"B{number:D9}", "Benchmark customer", LedgerChart.CustomerDeposits, "EUR", MinimumBalance: 0, AllowsManualPosting: true))]));
            customers.AddRange(opened.Select(account => account.LedgerAccountId));
        }

        Customers = [.. customers];
        await FundAsync(Customers);
    }

    private async Task FundAsync(IEnumerable<long> customers)
    {
        var funding = Money.OfMinor(1_000_000_000_00, Currency.Eur);
        await Task.WhenAll(customers.Select(customer => SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(),
            "benchmark",
            "funding",
            "opening-balance",
            Today,
            [new Posting(Clearing, Side.Debit, funding, Today), new Posting(customer, Side.Credit, funding, Today)]))));
    }
}

/// <param name="Email">What the customer logs in with.</param>
internal sealed record Payer(string Email, Guid[] Accounts);
