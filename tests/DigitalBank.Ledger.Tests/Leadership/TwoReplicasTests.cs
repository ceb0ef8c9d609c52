using System.Diagnostics;
using DigitalBank.CrashDay;
using DigitalBank.Ledger.Leadership;
using DigitalBank.TestKit;
using Npgsql;
using Shouldly;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Leadership;

/// <summary>Two processes of the real executable on one PostgreSQL.</summary>
public sealed class TwoReplicasTests(ITestOutputHelper output)
{
    private const int ClientsPerReplica = 4;
    private static readonly TimeSpan HandOverAtMost = TimeSpan.FromSeconds(10);

    [PostgreSqlFact]
    public async Task Given_SIGKILL_of_the_leader_under_load_Then_callers_are_served_and_every_acknowledged_entry_is_there_once()
    {
        await using var database = TestDatabase.Create();
        var bank = new Installation(database.Folder, database.Settings);
        var created = await bank.RunAsync(["identity", "create-staff", "--email", "r@bank.test", "--role", "supervisor"], BankFixture.Password);
        created.ExitCode.ShouldBe(0, created.Output + created.Error);
        string[] words = ["--RateLimits:RequestsPerSecond=1000000", "--Jobs:Enabled=false"];
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var leader = await bank.ServeAsync(words, patience.Token);
        var firstOwner = await OwnerAsync(database, other: null, patience.Token);
        await using var follower = await bank.ServeAsync(words, patience.Token);
        var (atLeader, atFollower) = (await ClientsAsync(leader), await ClientsAsync(follower));
        var accounts = new List<long>();
        for (var i = 0; i < 50; i++)
        {
            accounts.Add(await atLeader[0].OpenAccountAsync($"R{i}"));
        }

        // Warm up, then the leader alone, the other one alone, and both.
        await LoadAsync(atLeader, atFollower, accounts, TimeSpan.FromSeconds(3));
        await LoadAsync(atFollower, atLeader, accounts, TimeSpan.FromSeconds(3));
        output.WriteLine($"Through the leader alone: {await LoadAsync(atLeader, atFollower, accounts, TimeSpan.FromSeconds(4)):N0} entries/s");
        output.WriteLine($"Through the other alone: {await LoadAsync(atFollower, atLeader, accounts, TimeSpan.FromSeconds(4)):N0} entries/s");
        var both = LoadAsync([.. atLeader, .. atFollower], [.. atFollower, .. atLeader], accounts, TimeSpan.FromSeconds(4));
        output.WriteLine($"Through both: {await both:N0} entries/s");

        // SIGKILL in the middle of it.
        var load = LoadAsync([.. atLeader, .. atFollower], [.. atFollower, .. atLeader], accounts, TimeSpan.FromSeconds(14));
        await Task.Delay(2_000, patience.Token);
        leader.Kill();
        var killed = Stopwatch.StartNew();
        var before = Served(atFollower);
        while (Served(atFollower) == before)
        {
            await Task.Delay(5, patience.Token);
        }

        var gap = killed.Elapsed;
        await OwnerAsync(database, firstOwner, patience.Token);
        var handOver = killed.Elapsed;
        await load;

        output.WriteLine($"Next entry acknowledged {gap.TotalMilliseconds:N0} ms after SIGKILL; the other replica leads after {handOver.TotalSeconds:N1} s");
        handOver.ShouldBeLessThan(HandOverAtMost);
        gap.ShouldBeLessThan(HandOverAtMost);
        await EachIsThereOnceAsync(database, [.. atLeader, .. atFollower]);
        var verified = await bank.RunAsync(["ledger", "verify"]);
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Error);
        output.WriteLine(verified.Output);
    }

    private static int Served(ReplicaClient[] clients) => clients.Sum(client => client.Acknowledged.Count);

    private static async Task<ReplicaClient[]> ClientsAsync(BankProcess replica) =>
        await Task.WhenAll(Enumerable.Range(0, ClientsPerReplica).Select(_ => ReplicaClient.SignInAsync(replica.Address, "r@bank.test")));

    /// <returns>Acknowledged entries per second.</returns>
    private static async Task<double> LoadAsync(ReplicaClient[] clients, ReplicaClient[] elsewhere, List<long> accounts, TimeSpan time)
    {
        var before = Served([.. clients.Union(elsewhere)]);
        using var stop = new CancellationTokenSource(time);
        await Task.WhenAll(clients.Select((client, i) => client.BookAsync(accounts, elsewhere[i], stop.Token)));
        return (Served([.. clients.Union(elsewhere)]) - before) / time.TotalSeconds;
    }

    /// <summary>Waits until somebody other than <paramref name="other"/> leads.</summary>
    private static async Task<string> OwnerAsync(TestDatabase database, string? other, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT owner FROM platform.leases WHERE name = @name", connection);
            command.Parameters.AddWithValue("name", WriterElection.LeaseName);
            if (await command.ExecuteScalarAsync(cancellationToken) is string owner && owner != other)
            {
                return owner;
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task EachIsThereOnceAsync(TestDatabase database, ReplicaClient[] clients)
    {
        var booked = new Dictionary<Guid, long>();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT idempotency_key, id FROM ledger.journal_entries", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            booked.Add(reader.GetGuid(0), reader.GetInt64(1)); // throws if a key stands there twice
        }

        var acknowledged = clients.SelectMany(client => client.Acknowledged).ToList();
        output.WriteLine($"{acknowledged.Count:N0} entries acknowledged, {booked.Count:N0} booked");
        acknowledged.Count(entry => booked.GetValueOrDefault(entry.Key) != entry.Value).ShouldBe(0);
    }
}
