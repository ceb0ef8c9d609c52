using DigitalBank.TestKit;
using Npgsql;

namespace DigitalBank.Ledger.Tests.Faults;

/// <summary>A bank whose database server is reached through a proxy that cuts the posting engine's connections.</summary>
public sealed class CutOffBank : LedgerBank
{
    private readonly int _retrySeconds;

    private CuttingProxy? _proxy;

    private CutOffBank(int retrySeconds) => _retrySeconds = retrySeconds;

    public CuttingProxy Proxy => _proxy ??= Start();

    protected override IEnumerable<string> MoreSettings =>
    [
        .. base.MoreSettings,
        $"--Database:ConnectionString={Proxied}",
        $"--Ledger:RetrySeconds={_retrySeconds}",
        "--Logging:LogLevel:Default=None",
    ];

    private string Proxied => new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Host = "127.0.0.1", Port = Proxy.Port }.ConnectionString;

    /// <param name="retrySeconds">How long the engine tries a database again before it tells its callers.</param>
    public static async Task<CutOffBank> OpenAsync(int retrySeconds)
    {
        var bank = new CutOffBank(retrySeconds);
        await bank.InitializeAsync();
        return bank;
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    /// <summary>Straight to the server, past the bank and the proxy.</summary>
    public async Task<List<T>> QueryAsync<T>(string statement, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private CuttingProxy Start()
    {
        var server = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        return new CuttingProxy(server.Host!, server.Port, onlyThoseThatSay: "DigitalBank ledger");
    }
}
