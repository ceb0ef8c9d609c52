using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.TestKit;

namespace DigitalBank.Ledger.Tests.Leadership;

/// <summary>A member of staff at work on one replica, who turns to another one with the same keys when it does not answer.</summary>
internal sealed class ReplicaClient : IDisposable
{
    private const int EntriesPerRequest = 50;

    private readonly HttpClient _http;

    private ReplicaClient(HttpClient http) => _http = http;

    /// <summary>Keys that a replica said are booked, with the entry's number.</summary>
    public ConcurrentDictionary<Guid, long> Acknowledged { get; } = new();

    public static async Task<ReplicaClient> SignInAsync(Uri address, string email)
    {
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        using var response = await http.PostAsJsonAsync("/staff/v1/identity/login", new { email, password = BankFixture.Password });
        var session = await response.ShouldBeJsonAsync();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
        return new ReplicaClient(http);
    }

    public async Task<long> OpenAccountAsync(string code)
    {
        var body = new { code, name = $"Account {code}", parentCode = "1000", currencyCode = "EUR", minimumBalance = (long?)null, allowsManualPosting = true };
        using var response = await _http.PostAsJsonAsync("/staff/v1/ledger/accounts", body);
        return (await response.ShouldBeJsonAsync(201)).GetProperty("ledgerAccountId").GetInt64();
    }

    /// <summary>Books until told to stop. What got no answer is sent again, here or elsewhere, until it has one.</summary>
    public async Task BookAsync(IReadOnlyList<long> accounts, ReplicaClient elsewhere, CancellationToken stop)
    {
        var random = new Random();
        while (!stop.IsCancellationRequested)
        {
            var entries = Enumerable.Range(0, EntriesPerRequest).Select(_ => new
            {
                idempotencyKey = Guid.CreateVersion7(),
                sourceReference = "replicas",
                eventCode = "manual",
                lines = new[] { Line(accounts[random.Next(accounts.Count)], "Debit"), Line(accounts[random.Next(accounts.Count)], "Credit") },
            }).ToList();
            while (!await TryBookAsync(entries) && !await elsewhere.TryBookAsync(entries))
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static object Line(long account, string side) =>
        new { ledgerAccountId = account, side, amount = new { amount = "0.01", currency = "EUR" } };

    private async Task<bool> TryBookAsync(object entries)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync("/staff/v1/ledger/entries/batch", new { entries });
            if (!response.IsSuccessStatusCode)
            {
                return false;
            }

            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            var results = answer.GetProperty("results").EnumerateArray().ToList();
            foreach (var result in results.Where(result => result.GetProperty("entryId").ValueKind == JsonValueKind.Number))
            {
                Acknowledged[result.GetProperty("idempotencyKey").GetGuid()] = result.GetProperty("entryId").GetInt64();
            }

            return results.All(result => result.GetProperty("entryId").ValueKind == JsonValueKind.Number);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            return false;
        }
    }
}
