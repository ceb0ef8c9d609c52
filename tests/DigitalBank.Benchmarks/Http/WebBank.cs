using System.Globalization;
using DigitalBank.Benchmarks.Ledger;

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

    public HttpContender Singles(int connections) => new($"http-{connections}", _server, _cluster, connections, StaffEntriesAsync);

    /// <summary>Transfers between accounts of customers, through the payments module.</summary>
    public HttpContender Payments(int connections) => new($"http-payments-{connections}", _server, _cluster, connections, CustomerTransfersAsync);

    public HttpContender Batches(int connections) => new($"http-batch-{connections}", _server, _cluster, connections, StaffBatchesAsync);

    /// <summary>Long enough for the compiler to have done its work.</summary>
    public async Task WarmUpAsync(TimeSpan duration)
    {
        await Singles(256).RunAsync(duration / 2);
        await Batches(8).RunAsync(duration / 2);
    }

    public async Task<IRequests> StaffEntriesAsync() => new StaffEntries(await _server.SignInAsync("staff", _staff), Numbers(_bank.Customers), NewRandom());

    public async Task<IRequests> StaffBatchesAsync() => new StaffBatches(await _server.SignInAsync("staff", _staff), Numbers(_bank.Customers), NewRandom());

    private async Task<IRequests> CustomerTransfersAsync()
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
