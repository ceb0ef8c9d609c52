using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Ledger.Contracts;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests;

public sealed class LedgerEndpointTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    private const string Entries = "/staff/v1/ledger/entries";

    [Fact]
    public async Task Given_a_supervisor_Then_an_entry_can_be_booked_read_repeated_and_reversed_over_http()
    {
        var staff = await bank.StaffAsync("supervisor");
        var (debit, credit) = (await AManualAccountAsync(staff, "H1"), await AManualAccountAsync(staff, "H2"));
        var key = Guid.CreateVersion7();

        using var first = await PostAsync(staff, key, Body(debit, credit, "12.50"));
        var receipt = await first.ShouldBeJsonAsync(201);
        using var second = await PostAsync(staff, key, Body(debit, credit, "12.50"));
        (await second.ShouldBeJsonAsync(201)).GetProperty("entryId").GetInt64().ShouldBe(receipt.GetProperty("entryId").GetInt64());
        second.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        using var reused = await PostAsync(staff, key, Body(debit, credit, "12.51"));
        await reused.ShouldBeProblemAsync(422, "ledger.idempotency_key_reused");

        var entry = await GetAsync(staff, first.Headers.Location!.ToString());
        entry.GetProperty("source").GetString().ShouldBe("staff");
        entry.GetProperty("recordedBy").GetString().ShouldNotBeNullOrEmpty();
        entry.GetProperty("postings")[0].GetProperty("amount").GetProperty("amount").GetString().ShouldBe("12.50");
        using var reversal = await PostAsync(staff, Guid.CreateVersion7(), new { reason = "mistake" }, first.Headers.Location + "/reversal");
        await reversal.ShouldBeJsonAsync(201);

        (await GetAsync(staff, $"{Entries}/by-key/{key}")).GetProperty("reversedBy").ValueKind.ShouldBe(JsonValueKind.Number);
        (await GetAsync(staff, $"/staff/v1/ledger/accounts/{debit}/balance")).GetProperty("bookedBalance").GetProperty("amount").GetString()
            .ShouldBe("0.00");
    }

    [Fact]
    public async Task Given_queries_over_http_Then_they_answer()
    {
        var staff = await bank.StaffAsync("supervisor");
        var (debit, credit) = (await AManualAccountAsync(staff, "Q1"), await AManualAccountAsync(staff, "Q2"));
        foreach (var amount in (string[])["1.00", "2.00", "3.00"])
        {
            using var posted = await PostAsync(staff, Guid.CreateVersion7(), Body(debit, credit, amount));
            await posted.ShouldBeJsonAsync(201);
        }

        var page = await GetAsync(staff, $"/staff/v1/ledger/accounts/{debit}/lines?newestFirst=true&limit=2");
        page.GetProperty("items").GetArrayLength().ShouldBe(2);
        var rest = await GetAsync(staff, $"/staff/v1/ledger/accounts/{debit}/lines?newestFirst=true&limit=2&after={page.GetProperty("next").GetString()}");
        rest.GetProperty("items").EnumerateArray().Single().GetProperty("amount").GetProperty("amount").GetString().ShouldBe("1.00");
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await GetAsync(staff, $"/staff/v1/ledger/accounts/{debit}/balance-as-of?date=2026-12-31&basis=valueDate"))
            .GetProperty("balance").GetProperty("amount").GetString().ShouldBe("6.00");
        (await GetAsync(staff, "/staff/v1/ledger/trial-balance")).GetProperty("differences")[0].GetProperty("amount").GetString().ShouldBe("0.00");
        (await GetAsync(staff, "/staff/v1/ledger/accounts?limit=3")).GetProperty("items").GetArrayLength().ShouldBe(3);
        using var verified = await staff.PostAsync("/staff/v1/ledger/verification", null);
        (await verified.ShouldBeJsonAsync()).GetProperty("holds").GetBoolean().ShouldBeTrue();
        using var nonsense = await staff.GetAsync($"/staff/v1/ledger/accounts/{debit}/lines?after=nonsense");
        await nonsense.ShouldBeProblemAsync(400, "ledger.cursor_invalid");
    }

    [Fact]
    public async Task Given_a_batch_over_http_Then_each_entry_has_its_own_result()
    {
        var staff = await bank.StaffAsync("operations", "supervisor");
        var (debit, credit) = (await AManualAccountAsync(staff, "B1"), await AManualAccountAsync(staff, "B2"));
        var closedToStaff = await bank.ABankAccountAsync();
        var (good, bad, unbalanced) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        using var response = await staff.PostAsJsonAsync(Entries + "/batch", new
        {
            entries = new object[]
            {
                Keyed(good, debit, credit, "1.00"), Keyed(bad, debit, closedToStaff.LedgerAccountId, "1.00"),
                Keyed(good, debit, credit, "1.00"), Keyed(unbalanced, debit, credit, "0.00"),
                new { idempotencyKey = Guid.CreateVersion7(), sourceReference = "work order 3", lines = new object?[] { null, null } }, null!,
                new { idempotencyKey = Guid.CreateVersion7(), sourceReference = "work order 4", lines = Lines(debit, credit, "1.00") },
            },
        });

        var results = (await response.ShouldBeJsonAsync()).GetProperty("results").EnumerateArray().ToList();
        results[0].GetProperty("entryId").ValueKind.ShouldBe(JsonValueKind.Number);
        results[1].GetProperty("code").GetString().ShouldBe("ledger.manual_posting_not_allowed");
        results[2].GetProperty("entryId").GetInt64().ShouldBe(results[0].GetProperty("entryId").GetInt64());
        results[2].GetProperty("replayed").GetBoolean().ShouldBeTrue();
        results[3].GetProperty("code").GetString().ShouldBe("ledger.amount_not_positive");
        results[4].GetProperty("code").GetString().ShouldBe("ledger.line_invalid");
        results[5].GetProperty("code").GetString().ShouldBe("ledger.idempotency_key_missing");
        results[6].GetProperty("entryId").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task Given_a_batch_of_none_or_too_many_Then_it_is_refused_whole(int entries)
    {
        var staff = await bank.StaffAsync("operations");

        using var response = await staff.PostAsJsonAsync(Entries + "/batch", new
        {
            entries = Enumerable.Range(0, entries).Select(_ => Keyed(Guid.CreateVersion7(), 1, 2, "1.00")),
        });

        await response.ShouldBeProblemAsync(400, "ledger.batch_size");
    }

    [Fact]
    public async Task Given_an_auditor_or_no_key_or_a_malformed_entry_Then_the_call_is_refused()
    {
        var auditor = await bank.StaffAsync("auditor");
        using var forbidden = await PostAsync(auditor, Guid.CreateVersion7(), Body(1, 2, "1.00"));
        await forbidden.ShouldBeProblemAsync(403, "platform.forbidden");

        var operations = await bank.StaffAsync("operations");
        using var keyless = await operations.PostAsJsonAsync(Entries, Body(1, 2, "1.00"));
        ((int)keyless.StatusCode).ShouldBe(400);
        using var negative = await PostAsync(operations, Guid.CreateVersion7(), Body(1, 2, "-1.00"));
        await negative.ShouldBeProblemAsync(400, "ledger.amount_not_positive");
        using var stranger = await bank.Anonymous.GetAsync("/staff/v1/ledger/trial-balance");
        ((int)stranger.StatusCode).ShouldBe(401);
    }

    private static object Body(long debit, long credit, string amount) => new { sourceReference = "work order 1", lines = Lines(debit, credit, amount) };

    private static object Keyed(Guid key, long debit, long credit, string amount) => new
    {
        idempotencyKey = key,
        sourceReference = "work order 2",
        eventCode = "manual",
        lines = Lines(debit, credit, amount),
    };

    private static object[] Lines(long debit, long credit, string amount) =>
    [
        new { ledgerAccountId = debit, side = "debit", amount = new { amount, currency = "EUR" } },
        new { ledgerAccountId = credit, side = "credit", amount = new { amount, currency = "EUR" } },
    ];

    private static async Task<long> AManualAccountAsync(HttpClient staff, string code)
    {
        using var response = await staff.PostAsJsonAsync("/staff/v1/ledger/accounts", new
        {
            code,
            name = "Booked by hand",
            parentCode = LedgerChart.Assets,
            currencyCode = "EUR",
            minimumBalance = (long?)null,
            allowsManualPosting = true,
        });
        return (await response.ShouldBeJsonAsync(201)).GetProperty("ledgerAccountId").GetInt64();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient staff, Guid key, object body, string path = Entries)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return await staff.SendAsync(request);
    }

    private static async Task<JsonElement> GetAsync(HttpClient staff, string path)
    {
        using var response = await staff.GetAsync(path);
        return await response.ShouldBeJsonAsync();
    }
}
