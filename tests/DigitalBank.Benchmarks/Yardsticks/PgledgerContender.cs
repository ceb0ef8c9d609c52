using System.Globalization;
using DigitalBank.Benchmarks.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace DigitalBank.Benchmarks.Yardsticks;

/// <summary>
/// pgledger (github.com/pgr0ss/pgledger): a ledger in SQL functions, one call and one transaction per transfer. It has no idempotency keys. Its
/// SQL is not part of this repository; the benchmark reads the copy that it is pointed at.
/// </summary>
internal sealed class PgledgerContender(PostgreSqlCluster cluster, NpgsqlDataSource database, string[] accounts, bool hot) : IContender
{
    private const int Accounts = 10_000;

    public string Name => hot ? "pgledger-hot-64" : "pgledger-64";

    /// <param name="files">Comma-separated, in the order in which they are to be run: first what pgledger.sql needs.</param>
    public static async Task<IContender[]> PrepareAsync(PostgreSqlCluster cluster, string files)
    {
        await cluster.ScalarAsync("postgres", "CREATE DATABASE pgledger");
        var database = NpgsqlDataSource.Create(cluster.ConnectionString("pgledger", connections: 64) + ";Max Auto Prepare=10;Auto Prepare Min Usages=2");
        foreach (var file in files.Split(','))
        {
            await using var script = database.CreateCommand(await File.ReadAllTextAsync(file));
            await script.ExecuteNonQueryAsync();
        }

        var accounts = new List<string>(Accounts);
        await using var open = database.CreateCommand(
            $"SELECT (pgledger_create_account('account ' || number, 'EUR')).id FROM generate_series(1, {Accounts}) AS number");
        await using var reader = await open.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            accounts.Add(reader.GetString(0));
        }

        string[] opened = [.. accounts];
        return [new PgledgerContender(cluster, database, opened, hot: false), new PgledgerContender(cluster, database, opened, hot: true)];
    }

    public Task<Measurement> RunAsync(TimeSpan duration) => Callers64.RunAsync(cluster, duration, async random =>
    {
        var from = hot ? 0 : random.Next(Accounts);
        var to = (from + random.Next(1, Accounts)) % Accounts;
        await using var transfer = database.CreateCommand("SELECT id FROM pgledger_create_transfer($1, $2, $3)");
        transfer.Parameters.Add(new NpgsqlParameter { Value = accounts[from] });
        transfer.Parameters.Add(new NpgsqlParameter { Value = accounts[to] });

        // As text, for the server to read as the type that this version has for amounts.
        var amount = (random.Next(1, 100) / 100m).ToString(CultureInfo.InvariantCulture);
        transfer.Parameters.Add(new NpgsqlParameter { Value = amount, NpgsqlDbType = NpgsqlDbType.Unknown });
        await transfer.ExecuteScalarAsync();
    });
}
