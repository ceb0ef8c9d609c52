using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Limits;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Benchmarks.Http;

/// <summary>A served bank with funded accounts on a database of its own, and the loads that can be put on it.</summary>
internal sealed class WebBank : IAsyncDisposable
{
    private const int AccountsOfPayer = 500;

    private readonly PostgreSqlCluster _cluster;
    private readonly BenchmarkBank _bank;
    private readonly BankServer _server;
    private readonly string _staff;
    private Payer? _payer;

    private WebBank(PostgreSqlCluster cluster, BenchmarkBank bank, BankServer server, string staff) =>
        (_cluster, _bank, _server, _staff) = (cluster, bank, server, staff);

    public BankServer Server => _server;

    public static async Task<WebBank> StartAsync(PostgreSqlCluster cluster, string folder, int accounts)
    {
        var connection = cluster.ConnectionString("web");
        var bank = await BenchmarkBank.OpenAsync("PostgreSql", connection, BankServer.DataFolder(folder), accounts);
        var staff = await bank.AStaffLoginAsync();
        return new WebBank(cluster, bank, await BankServer.StartAsync(connection, folder), staff);
    }

    public HttpContender Singles(int connections) => new($"http-{connections}", _server, _server.Network, _cluster, connections, StaffEntriesAsync);

    /// <summary>Through the socket of a file, as pgbench talks to PostgreSQL.</summary>
    public HttpContender SinglesBySocket(int connections) =>
        new($"http-socket-{connections}", _server, _server.Socket, _cluster, connections, StaffEntriesAsync);

    /// <summary>Transfers between accounts of customers, through the payments module.</summary>
    public HttpContender Payments(int connections) => new($"http-payments-{connections}", _server, _server.Network, _cluster, connections, CustomerTransfersAsync);

    public HttpContender PaymentsBySocket(int connections) =>
        new($"http-payments-socket-{connections}", _server, _server.Socket, _cluster, connections, CustomerTransfersAsync);

    public HttpContender Batches(int connections) => new($"http-batch-{connections}", _server, _server.Network, _cluster, connections, StaffBatchesAsync);

    /// <summary>Long enough for the compiler to have done its work.</summary>
    public async Task WarmUpAsync(TimeSpan duration)
    {
        await Singles(256).RunAsync(duration / 2);
        await Batches(8).RunAsync(duration / 2);
    }

    public async Task<IRequests> StaffEntriesAsync() => new StaffEntries(await _server.SignInAsync("staff", _staff), Numbers(_bank.Customers), NewRandom());

    public async Task<IRequests> StaffBatchesAsync() => new StaffBatches(await _server.SignInAsync("staff", _staff), Numbers(_bank.Customers), NewRandom());

    /// <summary>Limits that every payment keeps, so that each is judged and counted.</summary>
    public async Task LimitPaymentsAsync()
    {
        var most = Money.OfMinor(1_000_000_000_00, Currency.Eur);
        foreach (var period in Enum.GetValues<LimitPeriod>())
        {
            await _bank.SendAsync(new SetLimit(PartyId: null, LimitScope.Customer, Channel: null, period, "EUR", most, MaxCount: null));
        }
    }

    public async Task WritePaymentFileAsync(string path, int payments)
    {
        _payer ??= await _bank.APayerAsync(AccountsOfPayer);
        var accounts = (await _bank.SendAsync(new GetAccounts(_payer.Accounts))).Values.Select(account => account.Identifier).ToList();
        await PaymentFileText.WriteAsync(path, accounts[0], accounts[1..], payments);
    }

    /// <returns>How many payments were accepted.</returns>
    public async Task<long> ImportAsync(string path) => (await _bank.SendAsync(new ImportPaymentFile(path))).Accepted;

    public async Task<IRequests> CustomerTransfersAsync()
    {
        _payer ??= await _bank.APayerAsync(AccountsOfPayer);
        return new CustomerTransfers(
            await _server.SignInAsync("api", _payer.Email), [.. _payer.Accounts.Select(account => account.ToString())], NewRandom());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _bank.DisposeAsync();
    }

    private static string[] Numbers(long[] accounts) => [.. accounts.Select(account => account.ToString(CultureInfo.InvariantCulture))];

    private static Random NewRandom() => new(1);
}
