using System.Runtime.InteropServices;
using DigitalBank.Accounts.Data;
using DigitalBank.Benchmarks.CloseOfBusiness;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Identity.Contracts.Logins;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// How long customers and staff wait for a list of accounts and an account's last transactions in a bank with very many accounts, over HTTP
/// with log-in and permission, at a fixed rate.
/// </summary>
internal static class AccountsBenchmark
{
    private const string Database = "accounts";
    private const int Connections = 32;
    private const int Customers = 50;
    private static readonly DateOnly First = new(2026, 9, 28);

    public static async Task<int> RunAsync(string[] options)
    {
        var accounts = options.Number("accounts", 1_000_000);
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            var keys = Directory.CreateDirectory(BankServer.DataFolder(folder)).FullName;
            var filled = new InterestBank(cluster, Database, keys, First);
            Console.WriteLine($"{accounts:N0} accounts taken over in {(await filled.FillAsync(accounts)).TotalSeconds:N0} s");
            await filled.MoveAsync(accounts * options.Number("movements", 3));
            await cluster.ScalarAsync(Database, "VACUUM ANALYZE"); // as it would have had by itself while it grew
            var connection = cluster.ConnectionString(Database);
            await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", connection, keys, accounts: 0);
            var (customers, staff) = (await LoginsAsync(bank), await bank.AStaffLoginAsync());
            await using var server = await BankServer.StartAsync(connection, folder);
            var (rate, seconds) = (options.Number("rate", 200), TimeSpan.FromSeconds(options.Number("seconds", 30)));
            foreach (var (name, reads) in await ReadsAsync(server, customers, staff))
            {
                using var load = new Load(server.Network, Connections, reads());
                await load.RunAsync(TimeSpan.FromSeconds(options.Number("warm-up", 10)), rate);
                var run = await load.RunAsync(seconds, rate);
                Console.WriteLine($"{name,-40} {run.Payments / run.Seconds:N0}/s, counted from when each was due: {run.Waits}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>Customers from all over the bank, each of whom holds a hundred accounts.</summary>
    private static async Task<List<Payer>> LoginsAsync(BenchmarkBank bank)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var parties = await db.Accounts.Select(account => account.HolderPartyId).Distinct().ToListAsync();
        new Random(1).Shuffle(CollectionsMarshal.AsSpan(parties));
        var payers = new List<Payer>();
        foreach (var party in parties.Take(Customers))
        {
            var email = $"{party:N}@example.test";
            await bank.SendAsync(new CreateCustomerLogin(party, email, BenchmarkBank.Password));
            var own = await db.Accounts.Where(account => account.HolderPartyId == party).Select(account => account.Id).ToArrayAsync();
            payers.Add(new Payer(email, own));
        }

        return payers;
    }

    private static async Task<List<(string Name, Func<AccountReads> Reads)>> ReadsAsync(BankServer server, List<Payer> customers, string staffEmail)
    {
        var staff = await server.SignInAsync("staff", staffEmail);
        var tokens = new List<string>();
        foreach (var customer in customers)
        {
            tokens.Add(await server.SignInAsync("api", customer.Email));
        }

        var own = customers.Zip(tokens, (customer, token) => customer.Accounts.Select(account => (Account: account, Token: token))).SelectMany(one => one).ToList();
        return
        [
            ("a customer's accounts", () => Of([.. tokens.Select(token => ("/api/v1/accounts", token))])),
            ("a customer's last transactions", () => Of([.. own.Select(one => ($"/api/v1/accounts/{one.Account}/transactions", one.Token))])),
            ("staff: a page of all accounts", () => Of([.. own.Select(one => ($"/staff/v1/accounts?after={one.Account}", staff))])),
            ("staff: an account's last transactions", () => Of([.. own.Select(one => ($"/staff/v1/accounts/{one.Account}/transactions", staff))])),
        ];

        static AccountReads Of(List<(string Path, string Token)> reads) =>
            new([.. reads.Select(read => read.Path)], [.. reads.Select(read => read.Token)], new Random(1));
    }
}
