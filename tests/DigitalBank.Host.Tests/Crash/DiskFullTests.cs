using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.CrashDay;
using DigitalBank.Host.Tests.Processes;
using Xunit.Abstractions;

namespace DigitalBank.Host.Tests.Crash;

/// <summary>The whole bank on a disk that fills up while it works.</summary>
public class DiskFullTests(ITestOutputHelper output)
{
    private const string Email = "disk@bank.test";
    private const int EntriesPerRequest = 100;

    private readonly Dictionary<string, Guid> _keys = [];
    private readonly Dictionary<string, long> _booked = [];
    private long _debit;
    private long _credit;

    [SmallDiskFact]
    public async Task Given_a_disk_that_fills_up_Then_postings_are_refused_nothing_is_lost_and_the_same_keys_go_through_once_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 64);
        var bank = new Installation(
            disk.Folder, $"--Bank:DataFolder={disk.Folder}", "--Ledger:RetrySeconds=0", "--Ledger:Proofs:PauseSeconds=1", "--Jobs:Enabled=false");
        await bank.MustRunAsync(["identity", "create-staff", "--email", Email, "--role", "supervisor"], BankFixture.Password);
        await using var server = await bank.ServeAsync(["--Logging:LogLevel:Default=None"], BankFolder.Soon);
        using var staff = await SignInAsync(server);
        _debit = await AnAccountAsync(staff, "D1");
        _credit = await AnAccountAsync(staff, "D2");
        (await PostAsync(staff, NewOrders())).ShouldBeEmpty();

        disk.Fill();
        var refused = await PostUntilRefusedAsync(staff, requests: 5);
        await EverythingElseSaysSoAsync(staff);
        server.HasEnded.ShouldBeFalse(server.Said);
        output.WriteLine($"{_booked.Count} booked before the disk was full, {refused.Count} refused");

        disk.Free();
        (await PostAsync(staff, refused)).ShouldBeEmpty();
        (await staff.GetStringAsync("/health/ready")).ShouldBe("Healthy");
        (await PostAsync(staff, [.. _keys.Keys])).ShouldBeEmpty();
        (await server.StopAsync(BankFolder.Soon)).ShouldBe(0, server.Said);

        var lines = await Book.InSqlite(Path.Combine(disk.Folder, "digitalbank.db")).ReadAsync(BankFolder.Soon);
        lines.GroupBy(line => line.EndToEndId!).ToDictionary(order => order.Key, order => order.Select(line => line.EntryId).Distinct().Single())
            .ShouldBe(_booked, ignoreOrder: true);
        await bank.MustRunAsync(["jobs", "run", "prove-journal"]);
        output.WriteLine(await bank.MustRunAsync(["ledger", "verify"]));
    }

    /// <returns>What was refused.</returns>
    private async Task<List<string>> PostUntilRefusedAsync(HttpClient staff, int requests)
    {
        // What the log of the database has already taken from the disk is filled first.
        var refused = new List<string>();
        for (var attempt = 0; attempt < 1_000 && refused.Count < requests * EntriesPerRequest; attempt++)
        {
            refused.AddRange(await PostAsync(staff, NewOrders()));
        }

        refused.Count.ShouldBeGreaterThan(0);
        return refused;
    }

    private static async Task EverythingElseSaysSoAsync(HttpClient staff)
    {
        (await staff.GetStringAsync("/health/live")).ShouldBe("Healthy");
        using var ready = await staff.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await staff.GetAsync("/staff/v1/ledger/trial-balance")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // A small change may still find room; sooner or later one does not.
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            using var answer = await OpenAsync(staff, $"F{attempt}");
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                await answer.ShouldBeProblemAsync(503, "platform.database_unavailable");
                return;
            }
        }

        Assert.Fail("The disk is full, and accounts can be opened without end.");
    }

    /// <summary>Sends the orders, each with its own key.</summary>
    /// <returns>Those that were refused.</returns>
    private async Task<List<string>> PostAsync(HttpClient staff, IReadOnlyList<string> orders)
    {
        var refused = new List<string>();
        foreach (var some in orders.Chunk(EntriesPerRequest))
        {
            using var response = await staff.PostAsJsonAsync("/staff/v1/ledger/entries/batch", new { entries = some.Select(Body) });
            var results = (await response.ShouldBeJsonAsync()).GetProperty("results").EnumerateArray();
            foreach (var (order, result) in some.Zip(results))
            {
                if (result.GetProperty("entryId") is { ValueKind: JsonValueKind.Number } entryId)
                {
                    _booked.TryAdd(order, entryId.GetInt64());
                    _booked[order].ShouldBe(entryId.GetInt64());
                }
                else
                {
                    result.GetProperty("code").GetString().ShouldBe("ledger.unavailable");
                    refused.Add(order);
                }
            }
        }

        return refused;
    }

    private List<string> NewOrders()
    {
        var orders = Enumerable.Range(_keys.Count, EntriesPerRequest).Select(number => $"order-{number}").ToList();
        orders.ForEach(order => _keys.Add(order, Guid.CreateVersion7()));
        return orders;
    }

    private object Body(string order) =>
        new { idempotencyKey = _keys[order], sourceReference = order, eventCode = "manual", lines = new[] { Line(_debit, "Debit"), Line(_credit, "Credit") } };

    private static object Line(long account, string side) =>
        new { ledgerAccountId = account, side, amount = new { amount = "1.00", currency = "EUR" } };

    private static async Task<long> AnAccountAsync(HttpClient staff, string code)
    {
        using var opened = await OpenAsync(staff, code);
        return (await opened.ShouldBeJsonAsync(201)).GetProperty("ledgerAccountId").GetInt64();
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient staff, string code) => staff.PostAsJsonAsync(
        "/staff/v1/ledger/accounts",
        new { code, name = $"Account {code}", parentCode = "1000", currencyCode = "EUR", minimumBalance = (long?)null, allowsManualPosting = true });

    private static async Task<HttpClient> SignInAsync(BankProcess server)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        using var response = await client.PostAsJsonAsync("/staff/v1/identity/login", new { email = Email, password = BankFixture.Password });
        var session = await response.ShouldBeJsonAsync();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
        return client;
    }
}
